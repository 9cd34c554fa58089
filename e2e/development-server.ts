/** `npm run dev` on a port and a data folder of its own: the API and, of the pages, what a build leaves out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../scripts/free-port.ts';

export interface DevelopmentServer {
  readonly origin: string;
  /** Both of its processes end. */
  end(): Promise<void>;
}

export async function startDevelopment(): Promise<DevelopmentServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pavilion-dev-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['scripts/dev.ts'], {
    env: { ...process.env, PORT: port, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const end = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const isUp = () =>
    fetch(`${origin}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await vi.waitUntil(isUp, { timeout: 60_000 });
  } catch (error) {
    await end();
    throw error;
  }
  return { origin, end };
}
