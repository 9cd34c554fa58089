import * as Y from 'yjs';

/** Y.mergeUpdates sorts all of what is left at each step: in groups, thousands take milliseconds, not seconds. */
const GROUP = 32;

/** What `Y.mergeUpdates` gives, of any number of V1 updates but none. */
export function mergeMany(updates: readonly Uint8Array[]): Uint8Array {
  let left = updates;
  while (left.length > 1) {
    const merged: Uint8Array[] = [];
    for (let i = 0; i < left.length; i += GROUP) merged.push(Y.mergeUpdates(left.slice(i, i + GROUP)));
    left = merged;
  }
  const [all] = left;
  if (!all) throw new Error('nothing to merge');
  return all;
}
