/** Composition root: one process, one port. The only place of the server that knows clock, randomness and environment. */
import { join } from 'node:path';
import { loadStatic } from './http/static.ts';
import { Observer } from './observer.ts';
import { holdPort, serve } from './server.ts';
import { type Machine, openServices, type Services } from './services.ts';
import { readSettings, type Settings } from './settings.ts';

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
  const observer = new Observer();
  const port = await holdPort(settings, observer);
  const services = await openServices(settings, machine, observer);
  const demo = settings.demo ? await import('./demo.ts') : undefined;
  if (demo && services.isEmpty) await demo.seedDemo(services);
  const files = loadStatic(join(root, 'out'), join(root, 'dist/csp.json'));
  const server = serve(port, settings, services, files, observer);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
  if (!files) print('The app is not built (npm run build): serving API and sync alone.');
  print(`Pavilion is at ${server.origin}`);
  if (demo) print(demo.howToSignIn);
  await printStartLink(services, server.origin);
}

async function printStartLink({ startLink }: Services, origin: string): Promise<void> {
  const token = await startLink.renew();
  if (token) print(`Make the first committee account, once: ${origin}/join?start=${token}`);
}

const read = readSettings(process.env);
if (!read.ok) giveUp(read.problem);
await start(read.value).catch(giveUp);
