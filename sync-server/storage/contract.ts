/** What every DocumentStore holds to. An implementation's test is this suite and what is its own. */
import { expect, test } from 'vitest';
import { type DocumentId, documentId, memberId } from '../../lib/shared/ids.ts';
import type { Append, DocumentStore } from './store.ts';

const may = documentId('meeting', '2026-05-05');
const june = documentId('meeting', '2026-06-05');
const li = memberId('li');
const wang = memberId('wang');

export function append(doc: DocumentId, bytes: readonly number[], more: Partial<Append> = {}): Append {
  return { doc, update: new Uint8Array(bytes), member: li, at: 1000, clients: [], deletions: [], ...more };
}

export function documentStoreContract(open: () => Promise<DocumentStore>): void {
  test('a document nobody wrote is undefined, and an empty store ends at 0', async () => {
    const store = await open();
    expect(await store.load(may, 0)).toBeUndefined();
    expect(await store.last()).toBe(0);
    expect(await store.changed(0, 100)).toEqual([]);
  });

  test('numbers rise over all documents in the order of calls, also of calls that do not wait for each other', async () => {
    const store = await open();
    const calls = Array.from({ length: 50 }, (_, i) => store.append(append(i % 2 ? may : june, [i])));
    const numbers = await Promise.all(calls);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await store.last()).toBe(50);
    const stored = await store.load(may, 0);
    expect(stored?.updates.map((update) => update[0])).toEqual(
      Array.from({ length: 25 }, (_, i) => i * 2 + 1),
    );
    expect(stored?.last).toBe(50);
  });

  test('updates come back byte by byte, also a view of a larger buffer', async () => {
    const store = await open();
    const large = new Uint8Array(1000).fill(7);
    large.set([1, 2, 3], 500);
    await store.append(append(may, [], { update: large.subarray(500, 503) }));
    const stored = await store.load(may, 0);
    expect(stored?.updates.map((update) => [...update])).toEqual([[1, 2, 3]]);
  });

  test('[GUARD3] claimed client ids are kept with the update; the first claim stands', async () => {
    const store = await open();
    await store.append(append(may, [1], { clients: [2048, 4_294_967_295] }));
    await store.append(append(may, [2], { clients: [2048, 5000], member: wang }));
    await store.append(append(june, [3], { clients: [2048], member: wang }));
    expect((await store.load(may, 0))?.clients).toEqual(
      new Map([
        [2048, li],
        [4_294_967_295, li],
        [5000, wang],
      ]),
    );
  });

  test('[GUARD8] deletions are remembered with member and time, and read back from a time on', async () => {
    const store = await open();
    const root = 'prose/minutes/a';
    await store.append(append(may, [1], { at: 1000, deletions: [{ root, count: 40 }] }));
    await store.append(append(may, [2], { at: 2000, deletions: [{ root, count: 2 }], member: wang }));
    await store.append(append(june, [3], { at: 2000, deletions: [{ root, count: 9 }] }));
    expect((await store.load(may, 0))?.deletions).toEqual([
      { root, member: li, at: 1000, count: 40 },
      { root, member: wang, at: 2000, count: 2 },
    ]);
    expect((await store.load(may, 2000))?.deletions).toHaveLength(1);
  });

  test('changed documents: those whose newest update lies in the range, the newest first', async () => {
    const store = await open();
    const july = documentId('meeting', '2026-07-05');
    for (const doc of [may, june, july, june]) await store.append(append(doc, [0]));
    expect(await store.changed(0, 100)).toEqual([
      { doc: june, last: 4 },
      { doc: july, last: 3 },
      { doc: may, last: 1 },
    ]);
    expect(await store.changed(0, 3)).toEqual([
      { doc: july, last: 3 },
      { doc: may, last: 1 },
    ]);
    expect(await store.changed(3, 4)).toEqual([{ doc: june, last: 4 }]);
    expect(await store.changed(4, 4)).toEqual([]);
  });

  test('updates of a range, oldest first', async () => {
    const store = await open();
    for (const byte of [1, 2, 3, 4]) await store.append(append(byte === 2 ? june : may, [byte]));
    expect((await store.updates(may, 1, 4)).map((update) => update[0])).toEqual([3, 4]);
    expect((await store.updates(may, 0, 3)).map((update) => update[0])).toEqual([1, 3]);
    expect(await store.updates(may, 4, 4)).toEqual([]);
  });
}
