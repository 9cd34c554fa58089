import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../scripts/free-port.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo } from '../sync-server/server-process.ts';
import { NEXT } from './meeting-steps.ts';

let child: ChildProcess;
let origin: string;
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'pavilion-dev-'));
  const port = await freePort();
  origin = `http://localhost:${port}`;
  child = spawn(process.execPath, ['scripts/dev.ts'], {
    env: { ...process.env, PORT: port, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
});
afterEach(async () => {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

it('npm run dev: pages, API and sync connections on one address, and both ends when told', async () => {
  await expect
    .poll(
      () =>
        fetch(`${origin}/api/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);
  const page = await fetch(`${origin}/meetings`);
  expect([page.status, (await page.text()).includes('<html')]).toEqual([200, true]);
  const session = await signInTo(origin, 'recorder');
  const client = new RawClient(`${origin.replace('http', 'ws')}/sync/meeting:${NEXT}`, session, { origin });
  await client.opened;
  await client.until(({ heard }) => heard.find(({ step1 }) => step1));
  client.close();
  child.kill('SIGTERM');
  await once(child, 'exit');
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down');
});
