import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { documentId, memberId } from '../../lib/shared/ids.ts';
import { push } from '../feed/push.ts';
import { Compactor } from '../history/compactor.ts';
import { readSettings } from '../settings.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import { type DocumentLimits, DocumentsMade } from './document-limits.ts';
import { NO_LIMITS } from './limits.ts';
import { RelayFixture } from './relay-fixture.ts';
import { NOTES, notesKind, type RoomFixture, roomFixture } from './room-fixture.ts';
import { Rooms } from './rooms.ts';

const PROPOSAL = 'prose/proposal';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RARE = { connections: 0, frames: 0, bytes: 0 };
const NONE: DocumentLimits = { documentsADay: 0, documentBytes: 0 };

let fixture: RoomFixture;
let relay: RelayFixture;
beforeEach(async () => {
  fixture = await roomFixture(new SqliteDocumentStore(await temporaryDatabase()));
});
afterEach(() => relay.stop());

const defaults = () => {
  const read = readSettings({});
  if (!read.ok) throw new Error(read.problem);
  return read.value.limits;
};

const member = (account: string): Member => relay.members.get(account) as Member;

function paragraph(doc: Y.Doc, text: string): void {
  doc.getXmlFragment(PROPOSAL).push([new Y.XmlText(text)]);
}

function written(text: string): Uint8Array {
  const doc = new Y.Doc();
  paragraph(doc, text);
  return Y.encodeStateAsUpdate(doc);
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()));
const closing = (provider: WebsocketProvider): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) =>
    provider.once('connection-close', (event) => resolve(event ?? { code: 0, reason: '' })),
  );

describe('connections, frames and bytes', () => {
  it('one connection too many is closed with 4429, and a stock client stops; the others stay', async () => {
    relay = await RelayFixture.start(fixture, {
      limits: { ...NO_LIMITS, member: { ...RARE, connections: 2 } },
    });
    const first = [relay.stock('resident', NOTES), relay.stock('resident', NOTES)];
    await Promise.all(first.map(synced));
    const third = relay.stock('resident', NOTES);
    expect(await closing(third)).toMatchObject({ code: 4429, reason: 'too-many-connections' });
    expect(third.shouldConnect).toBe(false);
    await synced(relay.stock('chair', NOTES));
    expect(first.map(({ wsconnected }) => wsconnected)).toEqual([true, true]);
    const ended = closing(first[0] as WebsocketProvider);
    first[0]?.disconnect();
    await ended;
    await expect.poll(() => relay.connections).toBe(2);
    third.connect();
    await synced(third);
  });

  it('so are those of one address, whoever is signed in', async () => {
    relay = await RelayFixture.start(fixture, {
      limits: { ...NO_LIMITS, address: { ...RARE, connections: 2 } },
      addressOf: () => '192.0.2.1',
    });
    await Promise.all([relay.stock('resident', NOTES), relay.stock('chair', NOTES)].map(synced));
    const third = relay.stock('elder', NOTES);
    expect(await closing(third)).toMatchObject({ code: 4429, reason: 'too-many-connections' });
    expect(third.shouldConnect).toBe(false);
  });

  it.each([
    ['frames', { ...RARE, frames: 1 }],
    ['bytes', { ...RARE, bytes: 50 }],
  ])(
    'too many %s are closed with 4429: a stock client stops, and later delivers all it wrote',
    async (_, rates) => {
      relay = await RelayFixture.start(fixture, { limits: { ...NO_LIMITS, member: rates } });
      const stock = relay.stock('resident', NOTES);
      await synced(stock);
      const closed = closing(stock);
      for (let i = 0; i < 200; i++) paragraph(stock.doc, `第 ${i} 段`);
      expect(await closed).toMatchObject({ code: 4429, reason: 'too-fast' });
      expect(stock.shouldConnect).toBe(false);
      const other = relay.stock('chair', NOTES);
      await synced(other);
      expect(other.doc.getXmlFragment(PROPOSAL).length).toBeLessThan(200);

      fixture.clock.at += MINUTE;
      stock.connect();
      await expect.poll(() => other.doc.getXmlFragment(PROPOSAL).length).toBe(200);
    },
  );

  it('200 people behind one address come back with 200 edits each, one frame an edit, and all pass', async () => {
    relay = await RelayFixture.start(fixture, { limits: defaults(), addressOf: () => '192.0.2.1' });
    const resident = member('resident');
    const clients = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        relay.members.set(`n${i}`, { ...resident, id: memberId(`n${i}`) });
        return relay.connect(`n${i}`, documentId('topic', `hall-${i % 10}`));
      }),
    );
    for (const client of clients) {
      client.sendStep2(new Uint8Array([0, 0]));
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => client.sendUpdate(update));
      for (let i = 0; i < 200; i++) paragraph(doc, '离');
    }
    await Promise.all(clients.map((client) => client.stored(201)));
  }, 120_000);

  it('a device comes back with months of edits to twenty documents at once', async () => {
    relay = await RelayFixture.start(fixture, { limits: defaults(), addressOf: () => '192.0.2.1' });
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const client = await relay.connect('resident', documentId('topic', `months-${i}`));
        client.sendStep2(written('月'.repeat(300_000)));
        await client.stored(1);
      }),
    );
  }, 60_000);
});

/** The relay over rooms with limits. */
async function start(limits: DocumentLimits): Promise<Rooms> {
  const made = new DocumentsMade(limits);
  await made.read(fixture.store, fixture.clock.now());
  const rooms = new Rooms({ ...fixture, limits, made }, { keepMs: 0, kindFor: () => notesKind });
  relay = await RelayFixture.start(fixture, { rooms });
  return rooms;
}

describe('documents made in a day', () => {
  const idOf = (name: string) => documentId('topic', name);

  async function make(account: string, name: string): Promise<'made' | number> {
    const client = await relay.connect(account, idOf(name));
    client.sendStep2(written(name));
    const made = client.stored(1).then(() => 'made' as const);
    return Promise.race([made, client.closing()]).catch(() => client.closing());
  }

  it('one too many ends with 4429 and is kept on the device; it passes when the day is over', async () => {
    await start({ ...NONE, documentsADay: 2 });
    expect([await make('resident', 'a'), await make('resident', 'b')]).toEqual(['made', 'made']);
    expect(await make('resident', 'c')).toBe(4429);
    const stock = relay.stock('resident', idOf('c'));
    const closed = closing(stock);
    paragraph(stock.doc, '新的');
    expect(await closed).toMatchObject({ code: 4429, reason: 'too-many-documents' });
    expect(stock.shouldConnect).toBe(false);
    // What there is goes on, and so do others.
    expect([await make('resident', 'a'), await make('chair', 'c')]).toEqual(['made', 'made']);
    fixture.clock.at += DAY + 1;
    expect(await make('resident', 'd')).toBe('made');
  });

  it('a push says so for that document alone', async () => {
    const rooms = await start({ ...NONE, documentsADay: 1 });
    const update = (name: string) => ({
      id: idOf(name),
      update: Buffer.from(written(name)).toString('base64'),
    });
    const documents = [update('a'), update('b'), update('a')];
    expect(await push(rooms, async () => member('resident'), { documents })).toEqual([
      { id: idOf('a'), stored: true },
      { id: idOf('b'), refused: { code: 'too-many-documents' } },
      { id: idOf('a'), stored: true },
    ]);
  });

  it.each(['as they were written', 'compacted'])(
    'it is counted on after a restart from what is stored, %s',
    async (how) => {
      await start({ ...NONE, documentsADay: 2 });
      await make('resident', 'old');
      fixture.clock.at += DAY + 1;
      await make('resident', 'a');
      await make('resident', 'b');
      await make('chair', 'old');
      await relay.stop();
      if (how === 'compacted') {
        const compactor = new Compactor({
          store: fixture.store,
          clock: { now: () => fixture.clock.at + 10 * MINUTE },
          onError: (error) => {
            throw error;
          },
        });
        await compactor.sweep();
        await compactor.stop(0);
        expect((await fixture.store.log(idOf('a'))).updates).toEqual([]);
      }
      await start({ ...NONE, documentsADay: 2 });
      expect([await make('resident', 'c'), await make('chair', 'c')]).toEqual([4429, 'made']);
    },
    60_000,
  );
});

describe('a document at its largest', () => {
  const LIMIT = 10_000;

  it('[SYNC12] takes no more text, but deletions, and is read; other documents go on', async () => {
    await start({ ...NONE, documentBytes: LIMIT });
    const client = await relay.connect('resident', NOTES);
    const doc = new Y.Doc();
    paragraph(doc, 'x'.repeat(9000));
    paragraph(doc, 'y'.repeat(500));
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    await client.stored(1);

    const more = new Y.Doc();
    Y.applyUpdate(more, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(more);
    paragraph(more, 'z'.repeat(1000));
    const tooMuch = Y.encodeStateAsUpdate(more, before);
    client.sendUpdate(tooMuch);
    expect(await client.refused()).toEqual({ frame: 2, code: 'document-full', places: [{ root: PROPOSAL }] });
    const stock = await relay.connect('resident', NOTES, '');
    stock.sendUpdate(tooMuch);
    expect(await stock.closing()).toBe(4413);

    const writer = await relay.connect('resident', NOTES);
    const deletion = Y.encodeStateVector(doc);
    doc.getXmlFragment(PROPOSAL).delete(0);
    writer.sendUpdate(Y.encodeStateAsUpdate(doc, deletion));
    expect(await writer.stored(1)).toBe(1);
    const reader = await relay.connect('chair', NOTES);
    reader.sendStep1();
    await reader.until(
      (r) => r.document().getXmlFragment(PROPOSAL).toString() === 'y'.repeat(500) || undefined,
    );
    const elsewhere = await relay.connect('resident', documentId('topic', 'other'));
    elsewhere.sendStep2(written('别处'));
    expect(await elsewhere.stored(1)).toBe(1);

    // What was deleted makes room, as soon as it is looked at again.
    fixture.clock.at += MINUTE;
    writer.sendUpdate(tooMuch);
    expect(await writer.stored(2)).toBe(2);
  });

  it('[SYNC12] is not taken for full because much was written and deleted again', async () => {
    await start({ ...NONE, documentBytes: LIMIT });
    const client = await relay.connect('resident', NOTES);
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => client.sendUpdate(update));
    paragraph(doc, 'x');
    // Before it is let in, a client may not send so many at once.
    await client.stored(1);
    for (let i = 1; i < 100; i++) {
      doc.transact(() => {
        const prose = doc.getXmlFragment(PROPOSAL);
        prose.delete(0, prose.length);
        paragraph(doc, 'x'.repeat(1500));
      });
    }
    expect(await client.stored(100)).toBe(100);
    expect(client.heard.some(({ refused }) => refused)).toBe(false);
  });

  it('[SYNC12] a stock client that writes on is closed with 4413 and stops', async () => {
    await start({ ...NONE, documentBytes: LIMIT });
    const stock = relay.stock('resident', NOTES);
    await synced(stock);
    const closed = closing(stock);
    paragraph(stock.doc, 'x'.repeat(LIMIT));
    expect(await closed).toMatchObject({ code: 4413, reason: 'document-full' });
    expect(stock.shouldConnect).toBe(false);
  });
});
