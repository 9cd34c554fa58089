import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type RawClient, RelayFixture } from './relay-fixture.ts';
import { NOTES, roomFixture } from './room-fixture.ts';

const PROPOSAL = 'prose/proposal';
const EVERY_MS = 300;

let relay: RelayFixture;
beforeEach(async () => {
  relay = await RelayFixture.start(await roomFixture(), { askEveryMs: EVERY_MS });
});
afterEach(() => relay.stop());

const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()));
const paragraph = (doc: Y.Doc, text: string): void =>
  doc.getXmlFragment(PROPOSAL).push([new Y.XmlText(text)]);
const textOf = (doc: Y.Doc): string => doc.getXmlFragment(PROPOSAL).toString();
const asked = ({ heard }: RawClient): number => heard.filter(({ step1 }) => step1).length;

it('[SYNC18] a frame that was lost on the way is brought within a minute, though nothing is written after it', async () => {
  const writer = relay.stock('resident', NOTES);
  const reader = relay.stock('chair', NOTES);
  await Promise.all([synced(writer), synced(reader)]);
  const send = vi.spyOn(WebSocket.prototype, 'send').mockImplementationOnce(() => undefined);
  paragraph(writer.doc, '丢了的');
  expect(send).toHaveBeenCalledOnce();
  send.mockRestore();
  await expect.poll(() => textOf(reader.doc), { timeout: 5000 }).toBe('丢了的');
});

it('[SYNC18] an edit that came in through a sister tab is brought within a minute', async () => {
  const tab = relay.stock('resident', NOTES);
  const reader = relay.stock('chair', NOTES);
  await Promise.all([synced(tab), synced(reader)]);
  const sister = new Y.Doc();
  paragraph(sister, '另一页写的');
  // What comes from another tab a stock provider takes for the centre's, and does not send.
  Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(sister), tab);
  await expect.poll(() => textOf(reader.doc), { timeout: 5000 }).toBe('另一页写的');
});

it('[SYNC15] the answer is counted like any step 2, and costs nothing where it says nothing new', async () => {
  const doc = new Y.Doc();
  paragraph(doc, '写过的');
  doc.getXmlFragment(PROPOSAL).delete(0);
  const client = await relay.connect('resident', NOTES);
  client.sendStep2(Y.encodeStateAsUpdate(doc));
  await client.stored(1);
  const whole = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  const room = await relay.fixture.room(NOTES);
  const judged = vi.spyOn(Object.getPrototypeOf(room) as typeof room, 'spots', 'get');
  for (let k = 2; k < 5; k++) {
    const before = asked(client);
    await client.until((c) => asked(c) > before || undefined);
    client.sendStep2(whole);
    expect(await client.stored(k)).toBe(k);
  }
  expect(judged).toHaveBeenCalledTimes(1);
  judged.mockRestore();
});

it('after a refusal nobody is asked, and a closed document is not opened', async () => {
  const client = await relay.connect('resident', NOTES);
  client.sendUpdate(new Uint8Array([1, 2, 3]));
  await client.refused();
  const other = await relay.connect('chair', NOTES);
  const before = asked(client);
  await other.until((c) => asked(c) > 3 || undefined);
  expect(asked(client)).toBe(before);
  const opened = vi.spyOn(relay.fixture.rooms, 'open');
  const count = asked(other);
  await other.until((c) => asked(c) > count + 1 || undefined);
  expect(opened).not.toHaveBeenCalled();
});

it('thousands are asked each in their turn, not at once', async () => {
  const { askInTurns, SEATS } = await import('./asking-again.ts');
  vi.useFakeTimers();
  const counts = new Map<number, number>();
  let now = 0;
  const connections = new Set(
    Array.from({ length: 5000 }, (_, i) => ({
      seat: i % SEATS,
      askAgain: () => void counts.set(now, (counts.get(now) ?? 0) + 1),
    })),
  );
  const stop = askInTurns(connections, 60_000);
  for (now = 1; now <= 60; now++) vi.advanceTimersByTime(1000);
  stop();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(5000);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(Math.ceil(5000 / SEATS));
});
