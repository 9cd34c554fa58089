/** For tests and benches: the real server as a process of its own, killed and started again over one data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  /** Nothing is drained. */
  kill(): Promise<void>;
  /** As a service manager does: SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerProcessSettings {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Resolves once it has said where it is. */
export async function startServerProcess(settings: ServerProcessSettings): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      ...process.env,
      PORT: String(settings.port ?? 0),
      DATA_DIR: settings.dataDir,
      PAVILION_DEMO: '1',
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const origin = await Promise.race([
    originOf(child),
    exited.then((code) => Promise.reject(new Error(`the server ended with ${code} before it listened`))),
  ]);
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return exited;
  };
  return {
    origin,
    pid: child.pid ?? 0,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function originOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    stdout?.on('data', (chunk) => {
      said += String(chunk);
      const origin = /Pavilion is at (\S+)/.exec(said)?.[1];
      if (origin) resolve(origin);
    });
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
