/** How long a device waits for "stored": the real server as a process, 500 edits a second over ten documents. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo, startServerProcess } from '../sync-server/server-process.ts';
import { type Figure, percentile } from './figure.ts';

const DOCUMENTS = 10;
const EDITS_PER_SECOND = 500;
const SECONDS = 6;
const TURN_MS = (1000 * DOCUMENTS) / EDITS_PER_SECOND;

export async function measureAcknowledgement(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pavilion-bench-'));
  const server = await startServerProcess({ dataDir });
  try {
    const session = await signInTo(server.origin, 'committee');
    const origin = server.origin.replace('http', 'ws');
    const writers = await Promise.all(
      Array.from({ length: DOCUMENTS }, (_, i) => Writer.open(origin, session, i + 1)),
    );
    for (let turn = 0; turn < (SECONDS * 1000) / TURN_MS; turn++) {
      const start = performance.now();
      for (const writer of writers) writer.edit();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, TURN_MS - (performance.now() - start))));
    }
    const waits = (await Promise.all(writers.map((writer) => writer.finish()))).flat();
    return [
      { what: 'acknowledgement at 500 edits/s, p50', value: percentile(waits, 0.5), unit: 'ms' },
      { what: 'acknowledgement at 500 edits/s, p99', value: percentile(waits, 0.99), unit: 'ms', bar: 50 },
    ];
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

class Writer {
  readonly #client: RawClient;
  readonly #doc = new Y.Doc();
  readonly #sentAt: number[] = [];
  readonly #waits: number[] = [];
  #listening: Promise<void> = Promise.resolve();

  static async open(origin: string, session: string, n: number): Promise<Writer> {
    const id = documentId('meeting', `2027-02-${String(n).padStart(2, '0')}`);
    const client = new RawClient(`${origin}/sync/${id}?acks=1`, session);
    await client.opened;
    const writer = new Writer(client);
    writer.edit();
    await client.stored(1);
    return writer;
  }

  private constructor(client: RawClient) {
    this.#client = client;
    this.#listening = this.#listen();
  }

  edit(): void {
    const before = Y.encodeStateVector(this.#doc);
    const minutes = this.#doc.getXmlFragment('prose/minutes/a');
    if (minutes.length === 0) minutes.push([new Y.XmlText('。')]);
    (minutes.get(0) as Y.XmlText).insert(0, '字');
    this.#sentAt.push(performance.now());
    this.#client.sendUpdate(Y.encodeStateAsUpdate(this.#doc, before));
  }

  async #listen(): Promise<void> {
    let heard = 0;
    for (let next = 1; ; ) {
      const k = await this.#client
        .until((client) => {
          for (; heard < client.heard.length; heard++) {
            const { stored } = client.heard[heard] ?? {};
            if (stored !== undefined && stored >= next) return stored;
          }
          return undefined;
        })
        .catch(() => 0);
      if (k === 0) return;
      const now = performance.now();
      for (; next <= k; next++) this.#waits.push(now - (this.#sentAt[next - 1] ?? now));
    }
  }

  /** ms from sending to "stored", edit by edit. */
  async finish(): Promise<number[]> {
    await this.#client.stored(this.#sentAt.length);
    this.#client.close();
    await this.#listening;
    return this.#waits;
  }
}
