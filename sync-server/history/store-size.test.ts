import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentId, memberId } from '../../lib/shared/ids.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { Database } from '../storage/sqlite/database.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { Compactor } from './compactor.ts';
import { decodeVersions } from './version-block.ts';

const MINUTES = documentId('meeting', 'minutes');
const SESSIONS = 200;
const KEYSTROKES = 100;
const HOUR = 60 * 60_000;
const WORDS = '楼道的灯坏了两周物业说下周来修先由志愿者巡查居委会负责联系三单元老人多请尽快';

it('[SYNC9] 20,000 keystrokes in 200 sessions take no more than twice the document on disk, each session readable', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  await (await Database.open(file)).close();
  const empty = statSync(file).size;
  const database = await Database.open(file);
  const store = new SqliteDocumentStore(database);
  const clock = { at: Date.UTC(2026, 0, 1), now: () => clock.at };
  const errors: unknown[] = [];
  const compactor = new Compactor({ store, clock, onError: (error) => errors.push(error) });
  const random = seededRandom(11);
  const centre = new Y.Doc();
  let seq = 0;
  for (let session = 0; session < SESSIONS; session++) {
    const appends: Promise<number>[] = [];
    const doc = new Y.Doc();
    doc.clientID = 100_000 + random.below(2 ** 31);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(centre));
    doc.on('update', (update: Uint8Array) => {
      Y.applyUpdate(centre, update);
      clock.at += 400;
      seq += 1;
      const member = memberId(`member-${session % 20}`);
      const clients = seq % KEYSTROKES === 1 ? [doc.clientID] : [];
      appends.push(store.append({ doc: MINUTES, seq, update, member, at: clock.at, clients, deletions: [] }));
    });
    type(doc, random);
    await Promise.all(appends);
    clock.at += HOUR;
    if (session % 10 === 9) await compactor.sweep();
  }
  const { blocks } = await store.log(MINUTES);
  expect(blocks.flatMap(({ bytes }) => decodeVersions(bytes))).toHaveLength(SESSIONS);
  await compactor.stop(0);
  await database.close();
  const merged = Y.encodeStateAsUpdate(centre).length;
  expect(errors).toEqual([]);
  expect((statSync(file).size - empty) / merged).toBeLessThan(2);
}, 60_000);

/** A few sentences somewhere, one keystroke in ten a backspace. */
function type(doc: Y.Doc, random: ReturnType<typeof seededRandom>): void {
  const minutes = doc.getXmlFragment('prose/minutes/a');
  let made = 0;
  if (minutes.length === 0 || random.below(3) === 0) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText()]);
    minutes.insert(random.below(minutes.length + 1), [paragraph]);
    made = 1;
  }
  const text = (minutes.get(random.below(minutes.length)) as Y.XmlElement).get(0) as Y.XmlText;
  let at = random.below(text.length + 1);
  for (let i = made; i < KEYSTROKES; i++) {
    if (at > 0 && random.below(10) === 0) text.delete(--at, 1);
    else text.insert(at++, WORDS[random.below(WORDS.length)] ?? '');
  }
}
