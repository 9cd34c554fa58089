import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import { Compactor } from '../history/compactor.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import type { Append, StoredDocument } from '../storage/store.ts';
import { RelayFixture } from './relay-fixture.ts';
import { MEETING, type RoomFixture, roomFixture } from './room-fixture.ts';
import { Rooms } from './rooms.ts';

const MINUTES = 'prose/minutes/lights';
const KEEP_MS = 10;
const MINUTE = 60_000;

const pause = (random: SeededRandom): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, random.below(2 * KEEP_MS)));

/** Now and then the disk takes nothing. */
class Unreliable extends SqliteDocumentStore {
  failing = false;
  loads = 0;
  override load(...asked: Parameters<SqliteDocumentStore['load']>): Promise<StoredDocument | undefined> {
    this.loads += 1;
    return super.load(...asked);
  }
  override append(append: Append): Promise<number> {
    return this.failing ? Promise.reject(new Error('disk full')) : super.append(append);
  }
}

async function overSqlite(): Promise<{ fixture: RoomFixture; store: Unreliable }> {
  const store = new Unreliable(await temporaryDatabase());
  return { fixture: await roomFixture(store), store };
}

it.each([1, 2])(
  'opened while it is let go, compacted or failing, a document is never older than what was acknowledged (seed %i)',
  async (seed) => {
    const { fixture, store } = await overSqlite();
    const { recorder } = await fixture.preparedMeeting();
    const rooms = new Rooms(fixture, { keepMs: KEEP_MS });
    const compactor = new Compactor({
      store,
      clock: { now: () => fixture.clock.at + MINUTE },
      onError: (error) => {
        throw error;
      },
    });
    const random = seededRandom(seed);
    const acknowledged = new Acknowledged();

    async function person(): Promise<void> {
      for (let round = 0; round < 30; round++) {
        await pause(random);
        const before = acknowledged.updates.length;
        store.failing = random.below(12) === 0;
        await rooms.with(MEETING, async (room) => {
          acknowledged.mustBeIn(room.whole(), before);
          const device = new Y.Doc();
          device.clientID = 1000 + random.below(2 ** 31);
          Y.applyUpdate(device, room.whole());
          const vector = Y.encodeStateVector(device);
          device.getXmlFragment(MINUTES).push([new Y.XmlText(`第 ${round} 段`)]);
          const update = Y.encodeStateAsUpdate(device, vector);
          if (random.below(3) === 0 || room.lost) return;
          const submission = room.submit(recorder.member, update, undefined);
          if (submission.at !== 'admitted') throw new Error(submission.at);
          // Half of them leave before it is stored.
          const stored = submission.stored.then(
            () => acknowledged.updates.push(update),
            () => undefined,
          );
          if (random.below(2) === 0) await stored;
        });
        store.failing = false;
        if (random.below(4) === 0) await compactor.sweep();
      }
    }
    await Promise.all(Array.from({ length: 3 }, person));
    await rooms.drain();
    await compactor.sweep();
    await compactor.stop(0);
    const stored = await rooms.with(MEETING, (room) => room.whole());
    acknowledged.mustBeIn(stored ?? new Uint8Array(), acknowledged.updates.length);
    expect(acknowledged.updates.length).toBeGreaterThan(15);
    expect(store.loads).toBeGreaterThan(10);
  },
  120_000,
);

it('who connects as the last one leaves sees all that was acknowledged', async () => {
  const { fixture } = await overSqlite();
  await fixture.preparedMeeting();
  const relay = await RelayFixture.start(fixture);
  const random = seededRandom(9);
  const acknowledged = new Acknowledged();
  for (let round = 0; round < 60; round++) {
    const client = await relay.connect('recorder', MEETING);
    client.sendStep1();
    const whole = await client.until(({ heard }) => heard.find(({ step2 }) => step2)?.step2);
    acknowledged.mustBeIn(whole, acknowledged.updates.length);
    const device = new Y.Doc();
    Y.applyUpdate(device, whole);
    const vector = Y.encodeStateVector(device);
    device.getXmlFragment(MINUTES).push([new Y.XmlText(`第 ${round} 段`)]);
    const update = Y.encodeStateAsUpdate(device, vector);
    client.sendUpdate(update);
    await client.stored(1);
    acknowledged.updates.push(update);
    client.close();
    if (round % 2) await pause(random);
  }
  await relay.stop();
}, 120_000);

/** What somebody was told is stored. */
class Acknowledged {
  readonly updates: Uint8Array[] = [];

  mustBeIn(whole: Uint8Array, count: number): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, whole);
    let added = 0;
    doc.on('update', () => {
      added += 1;
    });
    for (const update of this.updates.slice(0, count)) Y.applyUpdate(doc, update);
    expect(added, `of ${count} acknowledged`).toBe(0);
  }
}
