/** Composition root: one process, one port. The only place of the server that knows clock, randomness and environment. */
import { join } from 'node:path';
import { loadStatic } from './http/static.ts';
import { openLog, standardError } from './log.ts';
import { Observer } from './observer.ts';
import { pseudonyms } from './pseudonyms.ts';
import { holdPort, type RunningServer, serve } from './server.ts';
import { type Machine, openServices, type Services } from './services.ts';
import { readSettings, type Settings } from './settings.ts';

/** A service manager's patience is longer; what is not acknowledged by then, devices send again. */
const LONGEST_STOP_MS = 4500;

const print = (line: string): void => console.log(line);
const machine: Machine = {
  clock: { now: () => Date.now() },
  random: (bytes) => crypto.getRandomValues(bytes),
};

function giveUp(reason: unknown): never {
  const message = reason instanceof Error ? reason.message : String(reason);
  console.error(`Pavilion cannot start: ${message}`);
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  const root = join(import.meta.dirname, '..');
  const began = machine.clock.now();
  const log = openLog({ level: settings.logLevel, clock: machine.clock, to: standardError() });
  const observer = new Observer(log, pseudonyms(machine.clock, machine.random));
  process.on('uncaughtException', (error) => {
    observer.crashed(error);
    process.exit(1);
  });
  const port = await holdPort(settings, observer);
  const services = await openServices(settings, machine, observer);
  const demo = settings.demo ? await import('./demo.ts') : undefined;
  if (demo && services.isEmpty) await demo.seedDemo(services);
  const files = loadStatic(join(root, 'out'), join(root, 'dist/csp.json'));
  const server = await serve(port, settings, services, files, observer);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void goDown(server, observer, signal));
  }
  const ms = machine.clock.now() - began;
  observer.started({ ms, node: process.versions.node, app: files !== undefined, demo: settings.demo });
  if (!files) print('The app is not built (npm run build): serving API and sync alone.');
  print(`Pavilion is at ${server.origin}`);
  if (demo) print(demo.howToSignIn);
  await printStartLink(services, server.origin);
}

async function goDown(server: RunningServer, observer: Observer, signal: string): Promise<void> {
  const began = machine.clock.now();
  observer.stopping(signal);
  setTimeout(() => {
    observer.gaveUpStopping();
    process.exit(1);
  }, LONGEST_STOP_MS).unref();
  await server.stop();
  observer.stopped(machine.clock.now() - began);
  process.exit(0);
}

async function printStartLink({ startLink }: Services, origin: string): Promise<void> {
  const token = await startLink.renew();
  if (token) print(`Make the first committee account, once: ${origin}/join?start=${token}`);
}

const read = readSettings(process.env);
if (!read.ok) giveUp(read.problem);
await start(read.value).catch(giveUp);
