import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memberId } from '../../lib/shared/ids.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { DocumentStore } from '../storage/store.ts';
import { changesAfter } from './changes.ts';
import { compact, versionsOf } from './compaction.ts';
import { decodeSnapshot } from './snapshot.ts';
import { decodeVersions, type Version } from './version-block.ts';
import { held, seen, WRITTEN, WrittenTogether } from './written-together.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

async function compactNow(store: DocumentStore, atRest = false): Promise<void> {
  const uncompacted = await store.uncompacted(WRITTEN);
  await store.compact(compact(WRITTEN, uncompacted, atRest));
}

async function versions(store: DocumentStore): Promise<Version[]> {
  const { blocks, updates } = await store.log(WRITTEN);
  return [...blocks.flatMap(({ bytes }) => decodeVersions(bytes)), ...versionsOf(updates)];
}

async function loaded(store: DocumentStore): Promise<Y.Doc> {
  const stored = await store.load(WRITTEN, 0);
  const doc = new Y.Doc();
  if (stored?.snapshot) Y.applyUpdate(doc, decodeSnapshot(stored.snapshot.bytes).update);
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  return doc;
}

const documentOf = (read: readonly Version[]): Y.Doc => {
  const doc = new Y.Doc();
  const updates = read.flatMap(({ contributions }) => contributions.map(({ update }) => update));
  Y.applyUpdate(doc, Y.mergeUpdates(updates));
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  return doc;
};

describe.each(SEEDS)('written together, seed %i', (seed) => {
  const written = async () => {
    const store = new MemoryDocumentStore();
    const random = seededRandom(seed);
    const together = new WrittenTogether(store, random);
    for (let i = 0; i < 500; i++) {
      await together.step();
      if (random.below(40) === 0) await compactNow(store);
    }
    return { store, together };
  };

  it('[SYNC9] what is loaded after compacting is what was in memory, struct by struct', async () => {
    const { store, together } = await written();
    const doc = await loaded(store);
    expect(seen(doc)).toEqual(seen(together.centre));
    expect(held(doc)).toEqual(held(together.centre));
    await compactNow(store, true);
    expect((await store.log(WRITTEN)).updates).toEqual([]);
    expect(held(await loaded(store))).toEqual(held(together.centre));
    expect(held(documentOf(await versions(store)))).toEqual(held(together.centre));
  });

  it('[SYNC9] each version is the document as it was then, with who wrote and when', async () => {
    const { store, together } = await written();
    const all = await versions(store);
    expect(all.length).toBeGreaterThan(3);
    for (const [i, { seq, contributions }] of all.entries()) {
      expect(seen(documentOf(all.slice(0, i + 1))), `version ${seq}`).toEqual(together.asOf.get(seq));
      const wrote = together.log.slice(all[i - 1]?.seq ?? 0, seq);
      const byMember = Map.groupBy(wrote, ({ member }) => member);
      expect(contributions.map(({ member, from, to }) => ({ member, from, to }))).toEqual(
        [...byMember].map(([member, own]) => ({ member, from: own[0]?.at, to: own.at(-1)?.at })),
      );
      expect((wrote.at(-1)?.at ?? 0) - (wrote[0]?.at ?? 0)).toBeLessThan(5 * 60_000);
    }
  });

  it('[SYNC9] while a document is being written, where versions end does not depend on when they are made', async () => {
    const { store, together } = await written();
    const ends = (await versions(store)).map(({ seq, n }) => [seq, n]);
    expect(ends).toEqual(versionsOf(together.log).map(({ seq, n }) => [seq, n]));
  });

  it('[SYNC5] what changed after a number is sent as changes, compacted or not', async () => {
    const { store, together } = await written();
    const middle = Math.floor(together.log.length / 2);
    const doc = new Y.Doc();
    for (const { update } of together.log.slice(0, middle)) Y.applyUpdate(doc, update);
    const changes = await changesAfter(store, WRITTEN, together.log[middle - 1]?.n ?? 0);
    expect(changes.length).toBeLessThan(together.log.length - middle + 5);
    for (const update of changes) Y.applyUpdate(doc, update);
    expect(held(doc)).toEqual(held(together.centre));
  });
});

it('[SYNC9] a version takes a thousand updates at most, so that what is not compacted stays small', async () => {
  const store = new MemoryDocumentStore();
  const doc = new Y.Doc();
  for (let seq = 1; seq <= 2500; seq++) {
    const vector = Y.encodeStateVector(doc);
    doc.getText('prose/minutes/a').insert(0, '字');
    const update = Y.encodeStateAsUpdate(doc, vector);
    const member = memberId('li');
    await store.append({ doc: WRITTEN, seq, update, member, at: 1000, clients: [], deletions: [] });
  }
  await compactNow(store);
  expect((await store.log(WRITTEN)).updates).toHaveLength(500);
  expect((await versions(store)).map(({ seq }) => seq)).toEqual([1000, 2000, 2500]);
});
