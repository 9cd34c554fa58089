import type * as Y from 'yjs';
import { parseAct } from '../../record/act.ts';
import { actsOf, badgesOf } from '../../record/document.ts';
import { readBadge } from '../../record/replica.ts';
import type { Instant } from '../../shared/clock.ts';
import type { ActId, MemberId } from '../../shared/ids.ts';

export interface ReadableAct {
  readonly type: string;
  readonly at: Instant;
  readonly author: MemberId | undefined;
  readonly onBehalfOf: MemberId | undefined;
  /** As it came: to be read by its own schema. */
  readonly body: unknown;
}

/** Who did what and when, of an act that may not count: for showing only. */
export function readableAct(doc: Y.Doc, id: ActId): ReadableAct | undefined {
  const text = actsOf(doc).get(id);
  const parsed = typeof text === 'string' ? parseAct(text) : undefined;
  if (!parsed?.ok) return undefined;
  const { payload, badge } = parsed.value;
  return {
    type: payload.type,
    at: payload.at,
    author: readBadge(badge, badgesOf(doc).get(badge))?.member.id,
    onBehalfOf: payload.for,
    body: payload.body,
  };
}
