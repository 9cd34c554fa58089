/** What every DocumentStore holds to. An implementation's test is this suite and what is its own. */
import { expect, test } from 'vitest';
import { type DocumentId, documentId, memberId } from '../../lib/shared/ids.ts';
import type { Append, DocumentStore } from './store.ts';

const may = documentId('meeting', '2026-05-05');
const june = documentId('meeting', '2026-06-05');
const li = memberId('li');
const wang = memberId('wang');

type Put = (doc: DocumentId, bytes: readonly number[], more?: Partial<Append>) => Promise<number>;

/** Appends each document's updates in sequence, as a room does. */
function putInto(store: DocumentStore): Put {
  const seqs = new Map<DocumentId, number>();
  return (doc, bytes, more) => {
    const seq = 1 + (seqs.get(doc) ?? 0);
    seqs.set(doc, seq);
    const update = new Uint8Array(bytes);
    return store.append({ doc, seq, update, member: li, at: 1000, clients: [], deletions: [], ...more });
  };
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
    const put = putInto(store);
    const calls = Array.from({ length: 50 }, (_, i) => put(i % 2 ? may : june, [i]));
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
    const put = putInto(store);
    const large = new Uint8Array(1000).fill(7);
    large.set([1, 2, 3], 500);
    await put(may, [], { update: large.subarray(500, 503) });
    const stored = await store.load(may, 0);
    expect(stored?.updates.map((update) => [...update])).toEqual([[1, 2, 3]]);
  });

  test('[GUARD3] claimed client ids are kept with the update; the first claim stands', async () => {
    const store = await open();
    const put = putInto(store);
    await put(may, [1], { clients: [2048, 4_294_967_295] });
    await put(may, [2], { clients: [2048, 5000], member: wang });
    await put(june, [3], { clients: [2048], member: wang });
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
    const put = putInto(store);
    const root = 'prose/minutes/a';
    await put(may, [1], { at: 1000, deletions: [{ root, count: 40 }] });
    await put(may, [2], { at: 2000, deletions: [{ root, count: 2 }], member: wang });
    await put(june, [3], { at: 2000, deletions: [{ root, count: 9 }] });
    expect((await store.load(may, 0))?.deletions).toEqual([
      { root, member: li, at: 1000, count: 40 },
      { root, member: wang, at: 2000, count: 2 },
    ]);
    expect((await store.load(may, 2000))?.deletions).toHaveLength(1);
  });

  test('[GUARD8] deletions older than the hour go when new ones come', async () => {
    const store = await open();
    const put = putInto(store);
    const deletions = [{ root: 'prose/minutes/a', count: 40 }];
    await put(may, [1], { at: 1000, deletions });
    await put(june, [2], { at: 1000, deletions });
    await put(may, [3], { at: 1000 + 59 * 60_000, deletions });
    expect((await store.load(may, 0))?.deletions).toHaveLength(2);
    await put(may, [4], { at: 1000 + 60 * 60_000, deletions });
    expect((await store.load(may, 0))?.deletions.map(({ at }) => at)).toEqual([
      1000 + 59 * 60_000,
      1000 + 60 * 60_000,
    ]);
    expect((await store.load(june, 0))?.deletions).toHaveLength(1);
  });

  test('changed documents: those whose newest update lies in the range, the newest first', async () => {
    const store = await open();
    const put = putInto(store);
    const july = documentId('meeting', '2026-07-05');
    for (const doc of [may, june, july, june]) await put(doc, [0]);
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

  test('the log: who wrote what and when, also from a number on', async () => {
    const store = await open();
    const put = putInto(store);
    await put(may, [1], { at: 10 });
    await put(june, [2]);
    await put(may, [3], { at: 30, member: wang });
    const logged = (await store.log(may)).updates.map(({ update, ...more }) => ({
      ...more,
      byte: update[0],
    }));
    expect(logged).toEqual([
      { seq: 1, n: 1, member: li, at: 10, byte: 1 },
      { seq: 2, n: 3, member: wang, at: 30, byte: 3 },
    ]);
    expect((await store.log(may, 1)).updates.map(({ seq }) => seq)).toEqual([2]);
    expect(await store.log(may, 3)).toEqual({ blocks: [], updates: [] });
  });

  test('[SYNC9] a snapshot takes the place of updates when loading; the log keeps them', async () => {
    const store = await open();
    const put = putInto(store);
    for (const byte of [1, 2, 3]) await put(may, [byte]);
    const snapshot = { seq: 2, bytes: new Uint8Array([9]) };
    await store.compact({ doc: may, snapshot, blocks: [] });
    const stored = await store.load(may, 0);
    expect(stored).toMatchObject({ snapshot, last: 3, seq: 3 });
    expect(stored?.updates.map((update) => update[0])).toEqual([3]);
    expect((await store.log(may)).updates).toHaveLength(3);
    const backlog = { doc: may, unheld: 1, unheldBytes: 1, snapshotBytes: 1, oldest: 1000, newest: 1000 };
    expect(await store.backlog()).toEqual([backlog]);
  });

  test('[SYNC9] blocks take the place of the updates they hold; what follows goes on as before', async () => {
    const store = await open();
    const put = putInto(store);
    for (const byte of [1, 2, 3, 4]) await put(may, [byte]);
    await put(june, [5]);
    const snapshot = { seq: 4, bytes: new Uint8Array([9]) };
    const block = { first: 1, last: 2, lastN: 2, bytes: new Uint8Array([7]) };
    await store.compact({ doc: may, snapshot, blocks: [block] });
    expect(await store.log(may)).toMatchObject({ blocks: [block], updates: [{ seq: 3 }, { seq: 4 }] });
    const updates = [{ seq: 3 }, { seq: 4 }];
    expect(await store.uncompacted(may)).toMatchObject({ snapshot, block, updates });
    expect(await store.changed(0, 100)).toEqual([
      { doc: june, last: 5 },
      { doc: may, last: 4 },
    ]);

    const grown = { first: 1, last: 3, lastN: 3, bytes: new Uint8Array([7, 7]) };
    const next = { first: 4, last: 4, lastN: 4, bytes: new Uint8Array([8]) };
    await store.compact({ doc: may, snapshot: undefined, blocks: [grown, next] });
    expect(await store.log(may)).toEqual({ blocks: [grown, next], updates: [] });
    expect((await store.log(may, 3)).blocks).toEqual([next]);
    expect(await store.uncompacted(may)).toMatchObject({ block: next, updates: [] });
    expect((await store.backlog()).map(({ doc }) => doc)).toEqual([june]);
    expect(await store.load(may, 0)).toMatchObject({ snapshot, updates: [], last: 4, seq: 4 });

    expect(await put(may, [6])).toBe(6);
    expect((await store.load(may, 0))?.updates.map((update) => update[0])).toEqual([6]);
    expect(await store.last()).toBe(6);
    expect(await store.changed(0, 100)).toMatchObject([{ doc: may, last: 6 }, { doc: june }]);
  });

  test('all that there is of a document can be salvaged, and something else put in its place', async () => {
    const store = await open();
    const put = putInto(store);
    expect(await store.salvage(may)).toBeUndefined();
    for (const byte of [1, 2, 3]) await put(may, [byte]);
    await put(june, [4]);
    const snapshot = { seq: 2, bytes: new Uint8Array([9]) };
    const block = { first: 1, last: 1, lastN: 1, bytes: new Uint8Array([7]) };
    await store.compact({ doc: may, snapshot, blocks: [block] });
    const salvaged = await store.salvage(may);
    expect(salvaged).toMatchObject({ seq: 3, last: 3, snapshot, blocks: [block], damaged: [] });
    expect(salvaged?.updates.map(({ seq, update }) => [seq, update[0]])).toEqual([
      [2, 2],
      [3, 3],
    ]);
    const whole = { seq: 3, bytes: new Uint8Array([8]) };
    const rest = { first: 1, last: 3, lastN: 3, bytes: new Uint8Array([6]) };
    await expect(store.rewrite({ doc: may, snapshot, blocks: [] })).rejects.toThrow();
    await store.rewrite({ doc: may, snapshot: whole, blocks: [rest] });
    expect(await store.load(may, 0)).toMatchObject({ snapshot: whole, updates: [], seq: 3, last: 3 });
    expect(await store.log(may)).toEqual({ blocks: [rest], updates: [] });
    expect(await put(may, [5])).toBe(5);
    expect((await store.load(june, 0))?.updates).toHaveLength(1);
  });

  test('of two that write the same update of a document, as two servers might, one is rejected', async () => {
    const store = await open();
    const at = 1000;
    const write = (byte: number) =>
      store.append({
        ...{ doc: may, seq: 1, update: new Uint8Array([byte]), member: li },
        ...{ at, clients: [], deletions: [] },
      });
    const settled = await Promise.allSettled([write(1), write(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await store.load(may, 0))?.updates.map((update) => update[0])).toEqual([1]);
  });

  test('[SYNC9] whoever loads while it is written and compacted sees each update once, and none missing', async () => {
    const store = await open();
    const put = putInto(store);
    const reads: Promise<void>[] = [];
    for (let byte = 1; byte <= 120; byte++) {
      const written = put(may, [byte]);
      reads.push(
        store.load(may, 0).then((stored) => {
          const held = stored?.snapshot?.bytes[0] ?? 0;
          const rest = stored?.updates.map((update) => update[0]);
          expect(rest).toEqual(Array.from({ length: (stored?.seq ?? 0) - held }, (_, i) => held + i + 1));
        }),
      );
      if (byte % 10) continue;
      await written;
      const seq = byte - 3;
      const block = { first: 1, last: seq - 4, lastN: seq - 4, bytes: new Uint8Array([1]) };
      const snapshot = { seq, bytes: new Uint8Array([seq]) };
      reads.push(store.compact({ doc: may, snapshot, blocks: [block] }));
    }
    await Promise.all(reads);
    expect(await store.load(may, 0)).toMatchObject({ seq: 120, snapshot: { seq: 117 } });
  });

  test('[SYNC1] what builds on an append that failed fails too, until the document was loaded again', async () => {
    const store = await open();
    const put = putInto(store);
    await put(may, [1]);
    const after = [put(may, [2], { seq: 3 }), put(may, [3], { seq: 4 })];
    expect((await Promise.allSettled(after)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await store.load(may, 0))?.seq).toBe(1);
    await put(may, [4], { seq: 2 });
    expect((await store.load(may, 0))?.updates.map((update) => [...update])).toEqual([[1], [4]]);
  });
}
