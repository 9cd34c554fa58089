/** One server as a process on a processor of its own: started over a fresh folder, stopped, killed, and looked at. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/free-port.ts';
import type { Endpoint } from './client.ts';
import { sleep } from './pace.ts';
import type { Peer } from './peers.ts';
import { COLLECTOR, cpuSeconds, familyOf, residentMiB } from './process-usage.ts';

const SERVER_CPU = '0';
const START_MS = 20_000;
const STOP_MS = 10_000;

export class MeasuredServer {
  readonly peer: Peer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'pavilion-bench-peers-'));
  readonly #store = join(this.#folder, 'data');
  readonly #log = join(this.#folder, 'log');
  #child: ChildProcess | undefined;
  /** The same over restarts. */
  #port = '';
  #headers: Readonly<Record<string, string>> = {};

  constructor(peer: Peer) {
    this.peer = peer;
    mkdirSync(this.#store);
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  get endpoint(): Endpoint {
    const { url, wire, keeps, acknowledgement } = this.peer;
    const headers = this.#headers;
    return {
      url: url.replace('{port}', this.#port),
      wire,
      headers,
      acknowledgement,
      isRelay: keeps === 'nothing',
    };
  }

  /** Until it takes connections and we are signed in. */
  async start(): Promise<void> {
    const { name, command, cwd, env, signIn } = this.peer;
    this.#port ||= await freePort();
    const log = openSync(this.#log, 'a');
    const child = spawn('taskset', ['-c', SERVER_CPU, ...command], {
      cwd,
      env: {
        ...process.env,
        ...{ NODE_ENV: 'production', PORT: this.#port, ...env(this.#store) },
        NODE_OPTIONS: `--require ${join(import.meta.dirname, COLLECTOR)}`,
      },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    const began = performance.now();
    while (!(await this.#takesConnections())) {
      if (child.exitCode !== null || performance.now() - began > START_MS)
        throw new Error(`${name} did not start:\n${this.lastWords()}`);
      await sleep(10);
    }
    if (signIn) await this.#signIn(signIn);
  }

  #takesConnections(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(Number(this.#port), '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  }

  async #signIn({ path, body }: NonNullable<Peer['signIn']>): Promise<void> {
    const origin = `http://127.0.0.1:${this.#port}`;
    const headers = { 'content-type': 'application/json', origin };
    const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    this.#headers = { origin, cookie: cookies.join('; ') };
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    this.#child = undefined;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const family = familyOf(child.pid);
    if (signal === 'SIGTERM') child.kill(signal);
    else for (const pid of family) endNow(pid);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  cpuSeconds(): number {
    return this.#child?.pid ? cpuSeconds(this.#child.pid) : 0;
  }

  residentMiB(): Promise<number> {
    return this.#child?.pid ? residentMiB(this.#child.pid) : Promise.resolve(Number.NaN);
  }

  storeKiB(): number {
    const bytes = execFileSync('du', ['-sb', '--apparent-size', this.#store], { encoding: 'utf8' });
    return Number(bytes.split('\t')[0]) / 1024;
  }

  lastWords(): string {
    return readFileSync(this.#log, 'utf8').slice(-1500);
  }
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
