/**
 * For the kill campaign: the server as it is, over the same data, that compacts without rest. It ends itself at the n-th
 * of a step that KILL_AT names (`made:2`; steps lie between what compaction and backup do), or KILL_AFTER_MS its start.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Compactor } from './history/compactor.ts';
import { openLog, standardError } from './log.ts';
import { Observer } from './observer.ts';
import { pseudonyms } from './pseudonyms.ts';
import { holdPort, serve } from './server.ts';
import { openServices } from './services.ts';
import { readSettings } from './settings.ts';
import type { Compaction } from './storage/store.ts';

export const killSteps = ['read', 'made', 'written', 'copy-begun', 'copying', 'copied'] as const;
export type KillStep = (typeof killSteps)[number];

/** Everything looks as if it had been at rest for long. */
const LATER_MS = 60 * 60_000;

async function start(): Promise<void> {
  const { KILL_AFTER_MS } = process.env;
  if (KILL_AFTER_MS) setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(KILL_AFTER_MS));
  const read = readSettings(process.env);
  if (!read.ok) throw new Error(read.problem);
  const clock = { now: () => Date.now() };
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const log = openLog({ level: read.value.logLevel, clock, to: standardError() });
  const observer = new Observer(log, pseudonyms(clock, random));
  const port = await holdPort(read.value, observer);
  const services = await openServices(read.value, { clock, random }, observer);
  if (services.isEmpty) await (await import('./demo.ts')).seedDemo(services);
  killWithin(services);
  const server = await serve(port, read.value, services, undefined, observer);
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  console.log(`Pavilion is at ${server.origin}`);
  const compactor = new Compactor({
    store: services.store,
    clock: { now: () => clock.now() + LATER_MS },
    onError: (error) => {
      throw error;
    },
  });
  for (;;) {
    await compactor.sweep();
    await pause(10);
  }
}

const [killAt, times = '1'] = (process.env.KILL_AT ?? '').split(':');
let left = Number(times);

function reached(step: KillStep): void {
  if (killAt !== step) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function killWithin({ store, db }: Awaited<ReturnType<typeof openServices>>): void {
  const uncompacted = store.uncompacted.bind(store);
  const compact = store.compact.bind(store);
  const copy = db.copy.bind(db);
  store.uncompacted = async (...asked) => {
    const found = await uncompacted(...asked);
    reached('read');
    return found;
  };
  store.compact = async (compaction: Compaction) => {
    reached('made');
    await compact(compaction);
    reached('written');
  };
  db.copy = async (to) => {
    reached('copy-begun');
    const copied = copy(to);
    setTimeout(() => reached('copying'), 1);
    await copied;
    reached('copied');
  };
}

if (import.meta.main) await start();
