/** Sends what documents that are not open have in the outbox, in one request for many [SYNC5]. */
import * as Y from 'yjs';
import type { DocumentId } from '../shared/ids.ts';
import { toBase64 } from './base64.ts';
import type { MemberContext } from './member-context.ts';

const MOST_PER_PUSH = 200;

/** Returns those that must be opened instead: refused, or building on what the centre lacks. */
export async function pushUnopened(
  { id: as, outbox, centre, doubtful, signInDoubtful }: MemberContext,
  isOpen: (id: DocumentId) => boolean,
): Promise<DocumentId[]> {
  await outbox.settledDown();
  const waiting = [...outbox.rows()].filter(([id]) => !isOpen(id)).slice(0, MOST_PER_PUSH);
  if (waiting.length === 0) return [];
  const documents = waiting.map(([id, rows]) => ({
    id,
    update: toBase64(Y.mergeUpdates(rows.flatMap((row) => [...row.updates]))),
  }));
  const result = await centre.push(as, documents);
  if (!result.ok) {
    if (result.refusal.code === 'not-signed-in') signInDoubtful();
    else doubtful();
    return [];
  }
  const again: DocumentId[] = [];
  for (const { id, stored, refused } of result.value) {
    const pushed = waiting.find(([doc]) => doc === id);
    if (!pushed) continue;
    if (stored) await outbox.settleRows(pushed[1].map((row) => row.id));
    else if (refused && refused.code !== 'unavailable') again.push(pushed[0]);
  }
  return again;
}
