import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentId, memberId } from '../../lib/shared/ids.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import type { Compaction, DocumentStore } from '../storage/store.ts';
import { compact } from './compaction.ts';
import { Compactor } from './compactor.ts';
import { decodeSnapshot } from './snapshot.ts';
import { decodeVersions } from './version-block.ts';
import { held, WRITTEN, WrittenTogether } from './written-together.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 1);

function compactorOver(store: DocumentStore) {
  const clock = { at: NOW, now: () => clock.at };
  const errors: unknown[] = [];
  const done = { count: 0 };
  const compactor = new Compactor({
    store,
    clock,
    onCompacted: () => {
      done.count += 1;
    },
    onError: (error) => errors.push(error),
  });
  return { compactor, clock, errors, done };
}

async function append(store: DocumentStore, at: number, seq: number, name = 'a', update?: Uint8Array) {
  const doc = new Y.Doc();
  doc.getMap('sheet').set(`key-${seq}`, 1);
  return store.append({
    doc: documentId('meeting', name),
    seq,
    update: update ?? Y.encodeStateAsUpdate(doc),
    member: memberId('li'),
    at,
    clients: [],
    deletions: [],
  });
}

it('[SYNC9] a document at rest is compacted altogether', async () => {
  const store = new SqliteDocumentStore(await temporaryDatabase());
  const { compactor, clock, errors, done } = compactorOver(store);
  const together = new WrittenTogether(store, seededRandom(3));
  for (let i = 0; i < 100; i++) await together.step();
  clock.at = together.now + 1000;
  await compactor.sweep();
  expect(done.count).toBe(0);

  clock.at = together.now + MINUTE;
  await compactor.sweep();
  const stored = await store.load(WRITTEN, 0);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, decodeSnapshot(stored?.snapshot?.bytes ?? new Uint8Array()).update);
  expect(stored?.updates).toEqual([]);
  expect(held(doc)).toEqual(held(together.centre));
  const { blocks, updates } = await store.log(WRITTEN);
  expect(updates).toEqual([]);
  expect(blocks.flatMap(({ bytes }) => decodeVersions(bytes)).at(-1)?.seq).toBe(together.log.length);
  await compactor.sweep();
  expect([done.count, compactor.waiting, errors]).toEqual([1, 0, []]);
  await compactor.stop(0);
});

it('[SYNC9] when the server goes down everything is at rest', async () => {
  const store = new MemoryDocumentStore();
  const { compactor } = compactorOver(store);
  for (const name of ['a', 'b']) await append(store, NOW, 1, name);
  await compactor.stop(10_000);
  expect(await store.backlog()).toEqual([]);
  expect((await store.load(documentId('meeting', 'b'), 0))?.snapshot?.seq).toBe(1);
});

it('[SYNC9] one that is being written is compacted when opening it would read much', async () => {
  const store = new MemoryDocumentStore();
  const { compactor } = compactorOver(store);
  for (let seq = 1; seq < 500; seq++) await append(store, NOW, seq);
  await compactor.sweep();
  expect((await store.load(documentId('meeting', 'a'), 0))?.updates).toHaveLength(499);
  await append(store, NOW, 500);
  await compactor.sweep();
  expect((await store.load(documentId('meeting', 'a'), 0))?.updates).toEqual([]);
  expect((await store.log(documentId('meeting', 'a'))).updates).toHaveLength(500);
  await compactor.stop(0);
});

it('one that cannot be compacted stays as it is, is named once, and keeps no other waiting', async () => {
  const store = new MemoryDocumentStore();
  const { compactor, clock, errors } = compactorOver(store);
  await append(store, NOW, 1, 'broken', new Uint8Array([1, 2, 3]));
  await append(store, NOW, 1, 'whole');
  clock.at += MINUTE;
  await compactor.sweep();
  await compactor.sweep();
  expect(errors).toHaveLength(1);
  expect((await store.load(documentId('meeting', 'broken'), 0))?.updates).toHaveLength(1);
  expect((await store.load(documentId('meeting', 'whole'), 0))?.snapshot?.seq).toBe(1);
  await compactor.stop(0);
});

it('[SYNC9] what is written while a document is compacted is neither lost nor counted twice', async () => {
  class SlowToCompact extends MemoryDocumentStore {
    meanwhile: () => Promise<unknown> = async () => undefined;
    override async compact(compaction: Compaction): Promise<void> {
      await this.meanwhile();
      await super.compact(compaction);
    }
  }
  const store = new SlowToCompact();
  const { compactor, clock } = compactorOver(store);
  const together = new WrittenTogether(store, seededRandom(4));
  for (let i = 0; i < 60; i++) await together.step();
  clock.at = together.now + 10 * MINUTE;
  store.meanwhile = async () => {
    for (let i = 0; i < 60; i++) await together.step();
  };
  await compactor.sweep();
  const stored = await store.load(WRITTEN, 0);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, decodeSnapshot(stored?.snapshot?.bytes ?? new Uint8Array()).update);
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  expect(stored?.seq).toBe(together.log.length);
  expect(held(doc)).toEqual(held(together.centre));
  await compactor.stop(0);
});

it('[SYNC9] compacting a document of 1 MB does not hold up the event loop', async () => {
  const store = new MemoryDocumentStore();
  const { compactor, clock } = compactorOver(store);
  const doc = new Y.Doc();
  const minutes = doc.getXmlFragment('prose/minutes/a');
  for (let i = 0; i < 4000; i++) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('楼道里的灯坏了两周，物业说下周来修。'.repeat(5))]);
    minutes.push([paragraph]);
  }
  await append(store, NOW, 1, 'a', Y.encodeStateAsUpdate(doc));
  clock.at += MINUTE;
  const id = documentId('meeting', 'a');
  const uncompacted = await store.uncompacted(id);
  const work = cpuMs(await timed(async () => compact(id, uncompacted, true)));
  const heldUp = cpuMs(await timed(() => compactor.sweep()));
  expect((await store.load(id, 0))?.updates).toEqual([]);
  expect(heldUp).toBeLessThan(work / 2);
  await compactor.stop(0);
}, 120_000);

/** Of this thread alone, so that what else the machine does is not counted. */
async function timed(work: () => Promise<unknown>): Promise<NodeJS.CpuUsage> {
  const before = process.threadCpuUsage();
  await work();
  return process.threadCpuUsage(before);
}
const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

it('[SYNC9] a stop breaks off what takes too long: nothing of it is stored, and nobody is told of a fault', async () => {
  const store = new MemoryDocumentStore();
  const { compactor, clock, errors, done } = compactorOver(store);
  const doc = new Y.Doc();
  let seq = 0;
  doc.on('update', (update: Uint8Array) => {
    seq += 1;
    void append(store, NOW, seq, 'long', update);
  });
  for (let i = 0; i < 8000; i++) doc.getText('prose/minutes/a').insert((i * 7919) % (i + 1), '字');
  clock.at = NOW + MINUTE;
  const sweep = compactor.sweep();
  await compactor.stop(1);
  await sweep;
  expect([done.count, errors]).toEqual([0, []]);
  expect((await store.log(documentId('meeting', 'long'))).updates).toHaveLength(8000);
}, 120_000);
