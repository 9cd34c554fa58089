/**
 * What readers who stopped reading cost [SYNC11]: the real server as a process, a document on which one person writes
 * 100 MB, and 50 connections that take nothing. Each keeps 4 MiB at most, then is cut off.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { MAX_WAITING_BYTES } from '../sync-server/relay/send-queue.ts';
import { type ServerProcess, signInTo, startServerProcess } from '../sync-server/server-process.ts';
import { type Figure, percentile } from './figure.ts';
import { sleep } from './peers/pace.ts';
import { COLLECTOR } from './peers/process-usage.ts';

const STALLED = 50;
const WRITTEN_BYTES = 100_000_000;
const PIECE_BYTES = 50_000;
const AT_ONCE = 20;
const TEXTS = 40;
const MIB = 1024 * 1024;
const LOOK_MS = 200;

export async function measureStalledReaders(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pavilion-bench-'));
  // Who writes 100 MB in a few seconds is one member.
  const collector = `--require ${join(import.meta.dirname, 'peers', COLLECTOR)}`;
  const env = { FRAMES_PER_MEMBER: '0', BYTES_PER_MEMBER: '0', NODE_OPTIONS: collector, METRICS: 'loopback' };
  const server = await startServerProcess({ dataDir, env });
  try {
    const session = await signInTo(server.origin, 'committee');
    const url = `${server.origin.replace('http', 'ws')}/sync/${documentId('meeting', '2027-02-01')}?acks=1`;
    const open = async (): Promise<RawClient> => {
      const client = new RawClient(url, session);
      await client.opened;
      await client.until(({ heard }) => heard[0]);
      return client;
    };
    const writer = new Writer(await open());
    const reader = new Reader(await open());
    await written(writer, reader, WRITTEN_BYTES / 4);
    const alone = await watched(server, () => written(writer, reader, WRITTEN_BYTES));
    const stalled = await Promise.all(Array.from({ length: STALLED }, open));
    for (const client of stalled) client.stall();
    const beside = await watched(server, () => written(writer, reader, WRITTEN_BYTES));
    for (const client of stalled) client.readOn();
    const codes = await Promise.all(stalled.map((client) => client.closing()));
    const bar = (STALLED * MAX_WAITING_BYTES) / MIB;
    return [
      {
        what: 'memory grown at most while 100 MB are written, none stalled',
        value: alone.grown,
        unit: 'MiB',
      },
      { what: `the same beside ${STALLED} stalled readers`, value: beside.grown, unit: 'MiB', bar },
      {
        what: 'of these cut off (4408, or 1006 where it was not read for half a minute)',
        value: codes.filter((code) => code === 4408 || code === 1006).length,
        unit: 'readers',
        least: STALLED,
      },
      {
        what: `delivery of ${AT_ONCE} pieces to another reader, p50, none stalled`,
        value: percentile(alone.result, 0.5),
        unit: 'ms',
      },
      { what: 'the same beside the stalled', value: percentile(beside.result, 0.5), unit: 'ms' },
    ];
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Delivery times, ms, of so many pieces at once. */
async function written(writer: Writer, reader: Reader, bytes: number): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < bytes; done += AT_ONCE * PIECE_BYTES) {
    const began = performance.now();
    for (let i = 0; i < AT_ONCE; i++) writer.write();
    await reader.until(writer.written);
    times.push(performance.now() - began);
  }
  return times;
}

/** MiB by which the serving thread held more meanwhile than before, garbage collected. Compaction has a thread of its own. */
async function watched<T>(
  { pid, origin }: ServerProcess,
  run: () => Promise<T>,
): Promise<{ grown: number; result: T }> {
  const look = async (): Promise<number> => {
    process.kill(pid, 'SIGUSR2');
    await sleep(LOOK_MS);
    return usedMiB(origin);
  };
  await look();
  const before = await look();
  let most = before;
  let isOver = false;
  const running = run().finally(() => {
    isOver = true;
  });
  while (!isOver) most = Math.max(most, await look());
  return { grown: most - before, result: await running };
}

async function usedMiB(origin: string): Promise<number> {
  const figures = await (await fetch(`${origin}/metrics`)).text();
  const used = figures.matchAll(/^nodejs_(?:heap_size_used|external_memory)_bytes (\d+)/gm);
  return [...used].reduce((sum, [, bytes]) => sum + Number(bytes), 0) / MIB;
}

/** In turns: what was deleted of one text stays within what the guard lets be walked over. */
const textOf = (written: number): string => `prose/minutes/${written % TEXTS}`;

/** Puts one paragraph in place of the other: much is written, and the document stays small. */
class Writer {
  readonly #doc = new Y.Doc();
  written = 0;

  constructor(client: RawClient) {
    this.#doc.on('update', (update: Uint8Array) => client.sendUpdate(update));
  }

  write(): void {
    this.written += 1;
    this.#doc.transact(() => {
      const minutes = this.#doc.getXmlFragment(textOf(this.written));
      if (minutes.length > 0) minutes.delete(0);
      minutes.push([new Y.XmlText(`${this.written} ${'x'.repeat(PIECE_BYTES)}`)]);
    });
  }
}

class Reader {
  readonly #client: RawClient;
  readonly #doc = new Y.Doc();

  constructor(client: RawClient) {
    this.#client = client;
  }

  /** Resolves when the paragraph of this number is here. */
  async until(written: number): Promise<void> {
    await this.#client.until(({ heard }) => {
      for (const { update } of heard.splice(0)) if (update) Y.applyUpdate(this.#doc, update);
      const text = this.#doc.getXmlFragment(textOf(written)).toString();
      return text.startsWith(`${written} `) || undefined;
    });
  }
}
