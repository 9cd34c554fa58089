/**
 * From nothing in memory to what a joiner is sent, rights judged on the folded state: in a fresh process, over
 * documents that are compacted. Run by itself with a database and a document's id it is that process.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { Member } from '../lib/record/badge.ts';
import { type DocumentId, documentId, memberId, parseDocumentId } from '../lib/shared/ids.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';
import { Compactor } from '../sync-server/history/compactor.ts';
import { es256Verifier } from '../sync-server/notary/es256.ts';
import { Rooms } from '../sync-server/relay/rooms.ts';
import { Database } from '../sync-server/storage/sqlite/database.ts';
import { SqliteDocumentStore } from '../sync-server/storage/sqlite/document-store.ts';
import { ACTS, crowdedMeeting } from './crowded-meeting.ts';
import { type Figure, median } from './figure.ts';

const OPENINGS = 7;
const SMALL = documentId('meeting', 'of-50-kb');
const LARGE = documentId('meeting', 'of-1-mb');

export async function measureColdOpen(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-bench-'));
  try {
    const file = join(folder, 'pavilion.db');
    const crowded = await crowdedMeeting();
    await fill(file, [
      [SMALL, minutesOf(50_000)],
      [LARGE, minutesOf(1_000_000)],
      [crowded.id, crowded.update],
    ]);
    const opened = (id: DocumentId): number =>
      median(
        Array.from({ length: OPENINGS }, () =>
          Number(execFileSync(process.execPath, [import.meta.filename, file, id], { encoding: 'utf8' })),
        ),
      );
    return [
      { what: 'cold open of 50 KB, compacted', value: opened(SMALL), unit: 'ms', bar: 15 },
      { what: 'cold open of 1 MB, compacted', value: opened(LARGE), unit: 'ms', bar: 200 },
      { what: `cold open of a meeting with ${ACTS} acts`, value: opened(crowded.id), unit: 'ms' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(file: string, documents: readonly (readonly [DocumentId, Uint8Array])[]): Promise<void> {
  const database = await Database.open(file);
  const store = new SqliteDocumentStore(database);
  const member = memberId('li');
  for (const [doc, update] of documents)
    await store.append({ doc, seq: 1, update, member, at: 1000, clients: [], deletions: [] });
  const compactor = new Compactor({
    store,
    clock: { now: () => Date.UTC(2027, 0) },
    onError: (error) => {
      throw error;
    },
  });
  await compactor.sweep();
  await database.close();
}

/** Minutes that five people wrote in turns, of at least so many bytes. */
function minutesOf(bytes: number): Uint8Array {
  const random = seededRandom(bytes);
  const doc = new Y.Doc();
  const minutes = doc.getXmlFragment('prose/minutes/a');
  for (let size = 0; size < bytes; size = Y.encodeStateAsUpdate(doc).length) {
    doc.clientID = 100 + random.below(5);
    for (let i = 0; i < 40; i++) {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      minutes.insert(random.below(minutes.length + 1), [paragraph]);
      for (let burst = random.below(6); burst >= 0; burst--)
        text.insert(
          text.length,
          '楼道的灯坏了两周，物业说下周来修，先由志愿者巡查。'.slice(random.below(20)),
        );
      if (text.length > 20 && random.below(3) === 0) text.delete(5, 8);
    }
  }
  return Y.encodeStateAsUpdate(doc);
}

async function openCold(file: string, id: DocumentId): Promise<number> {
  const store = new SqliteDocumentStore(await Database.open(file));
  const communityKey = { kty: 'EC', crv: 'P-256', x: '', y: '' } as const;
  const notary = { communityKey, generation: 1, verify: es256Verifier(), isRevoked: () => false };
  const rooms = new Rooms({ store, notary, clock: { now: () => Date.UTC(2027, 0) } });
  const reader: Member = { id: memberId('li'), roles: ['resident'], household: 'li', rep: true, areas: [] };
  const began = performance.now();
  const opened = await rooms.open(id);
  if (!opened?.room.mayRead(reader)) throw new Error('not readable');
  opened.room.stateVector();
  opened.room.whole();
  return performance.now() - began;
}

if (import.meta.main) {
  const [, , file = '', id = ''] = process.argv;
  const document = parseDocumentId(id);
  if (!document) throw new Error(`not a document: ${id}`);
  console.log(await openCold(file, document));
  process.exit(0);
}
