import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { RawClient } from './relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from './server-process.ts';
import { temporaryFolder } from './storage/sqlite/temporary-database.ts';

const WRITERS = 12;
const DOCUMENTS = 4;
/** Frames of each writer that are on the way at most. */
const IN_FLIGHT = 40;
const LOADED_AT = 3000;
const LONGEST_STOP_MS = 5000;

const meeting = (n: number) =>
  documentId('meeting', `2027-04-${String(1 + (n % DOCUMENTS)).padStart(2, '0')}`);
const key = (n: number) => `item/writer-${n}/title`;

test('[SYNC15] stopped under load, all that was taken is stored and acknowledged, everybody is told, and it is gone in 5 s', async () => {
  const dataDir = temporaryFolder();
  const server = await startServerProcess({ dataDir });
  onTestFinished(() => server.kill());
  const session = await signInTo(server.origin, 'committee');
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => Writer.open(server, session, n)),
  );
  const stuck = await stuckReader(server, session);
  const working = Promise.all(writers.map((writer) => writer.work()));
  await Promise.all(writers.map((writer) => writer.acknowledged(LOADED_AT / WRITERS)));

  const began = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(LONGEST_STOP_MS);
  await working;
  stuck.terminate();

  const again = await startServerProcess({ dataDir });
  onTestFinished(() => again.kill());
  for (const [n, writer] of writers.entries()) {
    expect(writer.closed).toBe(1012);
    expect(writer.sent, 'there was a load').toBeGreaterThan(LOADED_AT / WRITERS);
    expect(await stored(again, session, n), `writer ${n}`).toBe(`第 ${writer.lastAcknowledged} 稿`);
  }
  expect(await again.stop()).toBe(0);
}, 120_000);

const urlOf = (server: ServerProcess, n: number) =>
  `${server.origin.replace('http', 'ws')}/sync/${meeting(n)}?acks=1`;

/** Sets one key again and again, so that the k-th frame stands there as long as no later one does. */
class Writer {
  sent = 0;
  readonly #client: RawClient;
  readonly #doc = new Y.Doc();
  readonly #key: string;

  static async open(server: ServerProcess, session: string, n: number): Promise<Writer> {
    const client = new RawClient(urlOf(server, n), session);
    await client.opened;
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    return new Writer(client, key(n));
  }

  private constructor(client: RawClient, key: string) {
    this.#client = client;
    this.#key = key;
  }

  get closed(): number | undefined {
    return this.#client.closed;
  }

  get lastAcknowledged(): number {
    return Math.max(0, ...this.#client.heard.map(({ stored = 0 }) => stored));
  }

  async acknowledged(k: number): Promise<void> {
    await this.#client.stored(k);
  }

  /** Until the connection ends. */
  async work(): Promise<void> {
    while (this.closed === undefined) {
      this.sent += 1;
      const before = Y.encodeStateVector(this.#doc);
      this.#doc.getMap('sheet').set(this.#key, `第 ${this.sent} 稿`);
      this.#client.sendUpdate(Y.encodeStateAsUpdate(this.#doc, before));
      if (this.sent > IN_FLIGHT) await this.#client.stored(this.sent - IN_FLIGHT).catch(() => undefined);
    }
  }
}

/** Opens a document and then reads nothing any more, not even that it is to close. */
async function stuckReader(server: ServerProcess, session: string): Promise<WebSocket> {
  const socket = new WebSocket(urlOf(server, 0), { headers: { cookie: `sid=${session}` } });
  await once(socket, 'message');
  socket.pause();
  return socket;
}

async function stored(server: ServerProcess, session: string, n: number): Promise<unknown> {
  const reader = new RawClient(urlOf(server, n), session);
  await reader.opened;
  reader.sendStep1();
  await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
  reader.close();
  return reader.document().getMap('sheet').get(key(n));
}
