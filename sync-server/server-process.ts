/** For tests and benches: the real server as a process of its own, killed and started again over one data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  /** The first text it prints, or has printed, that matches. */
  said(pattern: RegExp): Promise<string>;
  /** Resolves when the process is gone, however it ended. */
  readonly ended: Promise<unknown>;
  /** Nothing is drained. */
  kill(): Promise<void>;
  /** As a service manager does: SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerProcessSettings {
  readonly dataDir: string;
  readonly port?: number;
  /** Instead of main.ts, for a server that does more than serve. */
  readonly main?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file that its log is appended to; without it the log goes where ours goes. */
  readonly log?: string;
  /** No file grows beyond this: for the server, the disk is full. A soft limit, which can be raised again. */
  readonly largestFileKiB?: number;
}

const running = new Set<ChildProcess>();

/** After a test that failed before it stopped its own: a process with a server beneath it does not end. */
export function killServersLeft(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Resolves once it has said where it is. */
export async function startServerProcess(settings: ServerProcessSettings): Promise<ServerProcess> {
  const { largestFileKiB: largest } = settings;
  // The shell counts in blocks of 512 bytes, and becomes the server: one process, which signals reach.
  const limit = largest === undefined ? '' : `ulimit -S -f ${largest * 2}; `;
  const log = settings.log === undefined ? undefined : openSync(settings.log, 'a');
  const main = settings.main ?? join(import.meta.dirname, 'main.ts');
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$1"`, process.execPath, main], {
    env: {
      ...process.env,
      PORT: String(settings.port ?? 0),
      DATA_DIR: settings.dataDir,
      PAVILION_DEMO: '1',
      LOG_LEVEL: 'warn',
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', log ?? 'inherit'],
  });
  if (log !== undefined) closeSync(log);
  running.add(child);
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  const said = listenTo(child);
  const origin = await Promise.race([
    said(/(?<=Pavilion is at )\S+/),
    exited.then((code) => Promise.reject(new Error(`the server ended with ${code} before it listened`))),
  ]);
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return exited;
  };
  return {
    origin,
    pid: child.pid ?? 0,
    said,
    ended: exited,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function listenTo({ stdout }: ChildProcess): ServerProcess['said'] {
  let text = '';
  const waiting = new Set<() => void>();
  stdout?.on('data', (chunk) => {
    text += String(chunk);
    for (const look of waiting) look();
  });
  return (pattern) =>
    new Promise((resolve) => {
      const look = () => {
        const [found] = pattern.exec(text) ?? [];
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
}

/** Signs in over HTTP; the session's id, as the cookie `sid` carries it. */
export async function signInTo(origin: string, account: string, password = 'pavilion-demo'): Promise<string> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ account, password }),
  });
  const session = /sid=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (!session) throw new Error(`${account} was not signed in: ${response.status}`);
  return session;
}
