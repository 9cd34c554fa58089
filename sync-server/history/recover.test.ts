import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { Salvaged, StoredBlock } from '../storage/store.ts';
import { compact } from './compaction.ts';
import { recover } from './recover.ts';
import { decodeSnapshot } from './snapshot.ts';
import { decodeVersions, type Version } from './version-block.ts';
import { held, seen, WRITTEN, WrittenTogether } from './written-together.ts';

const nothing = new Uint8Array([0]);

/** A document with several versions in a block, a snapshot, and updates after both. */
async function written() {
  const store = new MemoryDocumentStore();
  const together = new WrittenTogether(store, seededRandom(5));
  for (let i = 0; i < 200; i++) await together.step();
  await store.compact(compact(WRITTEN, await store.uncompacted(WRITTEN), true));
  const compactedTo = together.log.length;
  for (let i = 0; i < 60; i++) await together.step();
  const salvaged = (await store.salvage(WRITTEN)) as Salvaged;
  const [block] = salvaged.blocks as [StoredBlock];
  return { together, salvaged, block, compactedTo };
}

const documentOf = (bytes: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, decodeSnapshot(bytes).update);
  return doc;
};
const versionsIn = (blocks: readonly StoredBlock[]): Version[] =>
  blocks.flatMap(({ bytes }) => decodeVersions(bytes));

function asOf(versions: readonly Version[], seq: number): Y.Doc {
  const doc = new Y.Doc();
  for (const version of versions)
    if (version.seq <= seq) for (const { update } of version.contributions) Y.applyUpdate(doc, update);
  return doc;
}

describe('a damaged document', () => {
  it('without its snapshot is what its log says, with all versions', async () => {
    const { together, salvaged } = await written();
    for (const snapshot of [undefined, { seq: salvaged.seq, bytes: nothing }]) {
      const { rewrite, hasLoss } = recover(WRITTEN, { ...salvaged, snapshot });
      expect(hasLoss).toBe(false);
      expect(held(documentOf(rewrite.snapshot.bytes))).toEqual(held(together.centre));
      const versions = versionsIn(rewrite.blocks);
      for (const { seq } of versions) expect(seen(asOf(versions, seq))).toEqual(together.asOf.get(seq));
    }
  });

  it('without its versions is what its snapshot says; what can be told of who wrote is one version', async () => {
    const { together, salvaged, block, compactedTo } = await written();
    const blocks = [{ ...block, bytes: nothing }];
    const { rewrite, hasLoss, damaged } = recover(WRITTEN, { ...salvaged, blocks });
    expect([hasLoss, damaged]).toEqual([false, [`versions from update 1 to ${compactedTo}`]]);
    expect(held(documentOf(rewrite.snapshot.bytes))).toEqual(held(together.centre));
    const [only, ...more] = versionsIn(rewrite.blocks);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ seq: together.log.length });
    expect(held(asOf([only as Version], only?.seq ?? 0))).toEqual(held(together.centre));
    const members = new Set(together.log.slice(compactedTo).map(({ member }) => member));
    expect(new Set(only?.contributions.map(({ member }) => member))).toEqual(
      new Set([...members, 'recovered']),
    );
  });

  it('without an update that nothing else holds has all that does not need it, and says so', async () => {
    const { together, salvaged, compactedTo } = await written();
    const gone = compactedTo + 5;
    const updates = salvaged.updates.filter(({ seq }) => seq !== gone);
    const { rewrite, hasLoss } = recover(WRITTEN, { ...salvaged, updates });
    expect(hasLoss).toBe(true);
    expect(rewrite.snapshot.seq).toBe(together.log.length);
    const doc = documentOf(rewrite.snapshot.bytes);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
    const versions = versionsIn(rewrite.blocks);
    expect(versions.at(-1)?.seq).toBe(together.log.length);
    const before = versions.filter(({ seq }) => seq < gone);
    for (const { seq } of before) expect(seen(asOf(before, seq))).toEqual(together.asOf.get(seq));
    // A device that has all of it brings everything back.
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(together.centre));
    expect(held(doc)).toEqual(held(together.centre));
  });

  it('whose updates are nonsense without a checksum is not undone by them', async () => {
    const { salvaged, compactedTo } = await written();
    const updates = salvaged.updates.map((logged) =>
      logged.seq === compactedTo + 1 ? { ...logged, update: new Uint8Array([9, 9, 9]) } : logged,
    );
    const { hasLoss, damaged } = recover(WRITTEN, { ...salvaged, updates });
    expect([hasLoss, damaged]).toEqual([true, [`update ${compactedTo + 1}`]]);
  });
});
