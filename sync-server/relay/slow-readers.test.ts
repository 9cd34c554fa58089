import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { awarenessOf, type RawClient, RelayFixture } from './relay-fixture.ts';
import { NOTES, roomFixture } from './room-fixture.ts';
import { MAX_WAITING_BYTES } from './send-queue.ts';

const PROPOSAL = 'prose/proposal';
const PIECE = 64 * 1024;
/** What loopback takes in before anything waits, and more. */
const MUCH = 160;

let relay: RelayFixture;
beforeEach(async () => {
  relay = await RelayFixture.start(await roomFixture());
});
afterEach(() => relay.stop());

async function reader(account: string): Promise<RawClient> {
  const client = await relay.connect(account, NOTES);
  client.sendStep1();
  await client.until(({ heard }) => heard.find(({ step2 }) => step2));
  return client;
}

/** Puts one paragraph in place of the other, so that the document stays small while much is sent. */
class Writer {
  readonly doc = new Y.Doc();
  readonly #client: RawClient;
  #sent = 0;

  constructor(client: RawClient) {
    this.#client = client;
    this.doc.on('update', (update: Uint8Array) => {
      this.#sent += 1;
      client.sendUpdate(update);
    });
  }

  async write(text: string): Promise<void> {
    this.doc.transact(() => {
      const prose = this.doc.getXmlFragment(PROPOSAL);
      if (prose.length > 0) prose.delete(0);
      prose.push([new Y.XmlText(text)]);
    });
    await this.#client.stored(this.#sent);
  }
}

const textOf = (doc: Y.Doc): string => doc.getXmlFragment(PROPOSAL).toString();
const piece = (i: number): string => `${i} ${'x'.repeat(PIECE)}`;

it('[SYNC11] a stalled reader is cut off with 4408 at a bound, others do not notice, and it comes back to all', async () => {
  const writer = new Writer(await relay.connect('resident', NOTES));
  const [stalled, other] = [await reader('elder'), await reader('chair')];
  stalled.stall();
  let most = 0;
  for (let i = 0; i < MUCH; i++) {
    await writer.write(piece(i));
    await other.until(() => textOf(other.document()).startsWith(`${i} `) || undefined);
    most = Math.max(most, relay.queuedBytes);
  }
  expect(most).toBeGreaterThan(MAX_WAITING_BYTES / 4);
  expect(most).toBeLessThanOrEqual(MAX_WAITING_BYTES + 2 * PIECE);
  // Cut off, it keeps at most what its socket had taken.
  expect(relay.queuedBytes).toBeLessThan(MAX_WAITING_BYTES / 4);
  stalled.readOn();
  expect(await stalled.closing()).toBe(4408);
  expect(textOf((await reader('elder')).document())).toBe(textOf(writer.doc));
}, 120_000);

it('[SYNC11] what waited for a reader comes as one when it reads on', async () => {
  const writing = await relay.connect('resident', NOTES);
  const writer = new Writer(writing);
  const stalled = await reader('elder');
  stalled.stall();
  let updates = 0;
  // Until the socket takes no more, and then some.
  while (relay.queuedBytes < MAX_WAITING_BYTES / 2) {
    await writer.write(piece(updates));
    updates += 1;
  }
  for (let i = 0; i < 50; i++) {
    writing.send(awarenessOf(50_000, i + 1, { cursor: i }));
    await writer.write(`${i} 最后`);
    updates += 1;
  }
  stalled.readOn();
  await stalled.until(() => textOf(stalled.document()) === textOf(writer.doc) || undefined);
  const heard = stalled.heard.filter(({ update }) => update).length;
  expect(heard).toBeLessThan(updates - 40);
  await stalled.until((r) => r.heard.find(({ awareness }) => awareness));
  expect(stalled.heard.filter(({ awareness }) => awareness).length).toBeLessThan(5);
  expect(stalled.closed).toBeUndefined();
}, 120_000);

it('[SYNC15] who does not read is told later up to where all is stored, once', async () => {
  const writing = await reader('resident');
  const other = await relay.connect('chair', NOTES);
  const flood = new Writer(other);
  writing.stall();
  while (relay.queuedBytes < MAX_WAITING_BYTES / 2) await flood.write(piece(0));
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => writing.sendUpdate(update));
  for (let i = 0; i < 500; i++) doc.getXmlFragment('prose/mine').push([new Y.XmlText(`${i}`)]);
  const onlooker = await reader('elder');
  await onlooker.until(() => onlooker.document().getXmlFragment('prose/mine').length === 500 || undefined);
  writing.readOn();
  expect(await writing.stored(500)).toBe(500);
  expect(writing.heard.filter(({ stored }) => stored).length).toBeLessThan(50);
}, 120_000);
