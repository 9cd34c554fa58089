/**
 * W1: clients join a document of a known size, ten at a time; from connecting until its content is there. Warm: others
 * have it open. Cold: the server has started again. What came is decoded and checked afterwards.
 */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { Client, type Clocks, clocksOf, covers, seedRoom } from '../client.ts';
import { MINUTES, meetingDocument } from '../content.ts';
import { eachOf, sleep, upTo } from '../pace.ts';
import { Samples } from '../samples.ts';
import type { Bench, Workload } from '../workload.ts';

const SIZES = [
  { kb: 50, documents: 20, joins: 100 },
  { kb: 1000, documents: 4, joins: 16 },
] as const;
const AT_ONCE = 10;
/** Others write what was seeded a while later; it must not fall into the measurement. */
const SETTLE_MS = 4000;
const PATIENCE_MS = 30_000;

type Size = (typeof SIZES)[number];

/** All the bytes that came at a join, with how many joins brought the same. */
interface Arrival {
  readonly updates: readonly Uint8Array[];
  joins: number;
}

export const join: Workload = {
  title: 'Joining a document',
  needs: 'memory',
  async run(bench) {
    let wrong = 0;
    for (const size of SIZES) wrong += await measureSize(bench, size);
    bench.found.metric('joins with wrong content', wrong);
  },
};

/** How many joins brought something else than the document. */
async function measureSize({ server, found }: Bench, size: Size): Promise<number> {
  const base = meetingDocument(size.kb * 1000);
  const rooms = upTo(size.documents).map((n) => `w1-${size.kb}-${n}`);
  const arrivals = new Map<string, Arrival>();
  const measure = async (when: 'warm' | 'cold'): Promise<void> => {
    const cpu = server.cpuSeconds();
    const times = new Samples();
    await eachOf(upTo(size.joins), AT_ONCE, async (n) => {
      times.add(await joinOnce(new Client(server.endpoint, rooms[n % rooms.length] ?? ''), base, arrivals));
    });
    found.metric(`${size.kb} KB ${when}, p50`, times.summary().p50, 'ms');
    found.metric(`${size.kb} KB ${when}, p99`, times.summary().p99, 'ms');
    const each = ((server.cpuSeconds() - cpu) / size.joins) * 1000;
    found.metric(`${size.kb} KB ${when}, server CPU a join`, each, 'ms');
  };

  if (!server.isRunning) await server.start();
  const writers = await eachOf(rooms, 4, (room) => seedRoom(server.endpoint, room, base));
  await sleep(SETTLE_MS);
  await measure('warm');
  await eachOf(writers, 4, (writer) => writer.close());
  if (server.peer.keeps === 'disk') {
    await sleep(SETTLE_MS);
    await server.stop();
    await server.start();
    await measure('cold');
  }
  return countWrong(arrivals, clocksOf(base));
}

/** ms until nine tenths of the content are there: servers encode it a little differently. */
async function joinOnce(client: Client, base: Uint8Array, arrivals: Map<string, Arrival>): Promise<number> {
  const updates: Uint8Array[] = [];
  let bytes = 0;
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${client.room}: no content`)), PATIENCE_MS);
    client.onUpdate = (update) => {
      updates.push(update);
      bytes += update.length;
      if (bytes < base.length * 0.9) return;
      clearTimeout(timer);
      resolve();
    };
    client.connect(PATIENCE_MS).catch(reject);
  });
  const ms = performance.now() - start;
  await client.close();
  const digest = createHash('sha1').update(Buffer.concat(updates)).digest('hex');
  const same = arrivals.get(digest);
  if (same) same.joins += 1;
  else arrivals.set(digest, { updates, joins: 1 });
  return ms;
}

function countWrong(arrivals: ReadonlyMap<string, Arrival>, wanted: Clocks): number {
  let wrong = 0;
  for (const { updates, joins } of arrivals.values()) {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    if (!covers(doc, wanted) || doc.getXmlFragment(MINUTES).length === 0) wrong += joins;
  }
  return wrong;
}
