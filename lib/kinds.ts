/** The one list of document kinds: server and app read it. */
import { meeting } from './deliberation/meeting.ts';
import { topic } from './deliberation/topic.ts';
import { type AnyKind, asAnyKind } from './record/kind.ts';
import { type DocumentId, type KindName, kindOf } from './shared/ids.ts';

const kinds: Readonly<Partial<Record<KindName, AnyKind>>> = {
  meeting: asAnyKind(meeting),
  topic: asAnyKind(topic),
};

/** undefined for a kind that this version does not carry. */
export const kindFor = (id: DocumentId): AnyKind | undefined => kinds[kindOf(id)];
