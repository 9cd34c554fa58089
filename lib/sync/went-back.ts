import * as Y from 'yjs';
import { decodeUpdate } from '../record/decode.ts';
import { FIRST_MEMBER_CLIENT } from '../record/document.ts';

/**
 * Does the centre lack what it once had? Whatever is on this phone and was not made here since the last
 * acknowledgement (`unsent`) has been there. Then the centre runs on a restored backup, and its copy must not
 * replace this one, which may be the only one left. What the centre itself wrote, it has given anew by then: stamps of
 * a former generation stay with the phones that had them [SYNC8]. `taken`: client ids that are another's there.
 */
export function wentBack(
  old: Y.Doc,
  centre: Y.Doc,
  unsent: readonly Uint8Array[],
  taken: ReadonlySet<number> = new Set(),
): boolean {
  const first = new Map<number, number>();
  for (const update of unsent) {
    const decoded = decodeUpdate(update);
    for (const { id } of decoded.ok ? decoded.value.structs : []) {
      first.set(id.client, Math.min(id.clock, first.get(id.client) ?? id.clock));
    }
  }
  for (const client of old.store.clients.keys()) {
    if (client < FIRST_MEMBER_CLIENT || taken.has(client)) continue;
    const sent = first.get(client) ?? Y.getState(old.store, client);
    if (Y.getState(centre.store, client) < sent) return true;
  }
  return false;
}
