/** A meeting or topic as any replica folds it: every act verified first. */
import type * as Y from 'yjs';
import { meeting } from '../deliberation/meeting.ts';
import type { MeetingState } from '../deliberation/meeting-state.ts';
import { topic } from '../deliberation/topic.ts';
import type { TopicState } from '../deliberation/topic-state.ts';
import { stampsOf } from '../record/document.ts';
import { asAnyKind } from '../record/kind.ts';
import { type Acts, foldDocument, verifyActs } from '../record/replica.ts';
import type { Stamp } from '../record/stamp.ts';
import type { ActId, DocumentId } from '../shared/ids.ts';
import type { TestCommunity } from './community.ts';
import { verifyInTests } from './verify.ts';

export interface FoldedMeeting {
  readonly state: MeetingState;
  readonly acts: Acts;
}

export async function foldMeetingOf(
  community: TestCommunity,
  id: DocumentId,
  doc: Y.Doc,
): Promise<FoldedMeeting> {
  const acts = await verifyActs(asAnyKind(meeting), id, doc, community.publicKey, verifyInTests);
  return { state: foldDocument(meeting, id, doc, acts.verified), acts };
}

export interface FoldedTopic {
  readonly state: TopicState;
  readonly acts: Acts;
}

export async function foldTopicOf(
  community: TestCommunity,
  id: DocumentId,
  doc: Y.Doc,
): Promise<FoldedTopic> {
  const acts = await verifyActs(asAnyKind(topic), id, doc, community.publicKey, verifyInTests);
  return { state: foldDocument(topic, id, doc, acts.verified), acts };
}

/** Stamps acts in this order, as the server does when it stores them. */
export function stampActs(doc: Y.Doc, acts: readonly ActId[], held?: Stamp['held']): void {
  const stamps = stampsOf(doc);
  doc.transact(() => {
    for (const act of acts) {
      const stamp = { no: stamps.size + 1, at: stamps.size + 1 };
      stamps.set(act, held ? { ...stamp, held } : stamp);
    }
  });
}
