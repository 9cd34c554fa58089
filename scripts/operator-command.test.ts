import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { demoTopics } from '../lib/testing/demo-topic-content.ts';
import { startServerProcess } from '../sync-server/server-process.ts';
import { temporaryFolder } from '../sync-server/storage/sqlite/temporary-database.ts';

interface Ended {
  readonly code: number;
  readonly said: string;
}

const run = (dataDir: string, script: string, ...args: readonly string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, script), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout.trim() }),
    ({ code, stderr }) => ({ code, said: stderr.trim() }),
  );

/** The community, its first meeting, and the topics. */
const documents = `${2 + demoTopics.length} documents`;

it('commands say in a line what they did, or why not', async () => {
  const dataDir = temporaryFolder();
  const elsewhere = join(temporaryFolder(), 'data');
  const file = join(temporaryFolder(), 'pavilion.backup');
  const dir = join(temporaryFolder(), 'export');
  expect(await run(dataDir, 'backup.ts')).toEqual({ code: 1, said: 'usage: npm run backup -- FILE' });
  expect(await run(dataDir, 'backup.ts', file)).toEqual({ code: 1, said: `${dataDir} holds no data` });

  const server = await startServerProcess({ dataDir });
  const backup = await run(dataDir, 'backup.ts', file);
  expect(backup.said).toContain(`${documents} and 300 people`);
  expect(backup.code).toBe(0);
  const exported = await run(dataDir, 'export-community.ts', dir);
  expect(exported).toMatchObject({ code: 0, said: expect.stringContaining(`${documents} are in ${dir}.`) });
  expect(await run(dataDir, 'export-community.ts', `${dir}2`, 'meeting')).toEqual({
    code: 1,
    said: 'meeting is not the id of a document',
  });
  expect(await run(dataDir, 'restore.ts', file)).toEqual({
    code: 1,
    said: `${dataDir} is in use: stop the server first`,
  });
  expect(await run(dataDir, 'heal.ts', 'list')).toEqual({ code: 0, said: 'Nothing waits.' });
  expect(await run(dataDir, 'heal.ts', 'confirm')).toEqual({
    code: 1,
    said: 'say list, or confirm DOCUMENT [MEMBER]',
  });
  expect(await run(dataDir, 'heal.ts', 'confirm', 'meeting:none')).toEqual({
    code: 1,
    said: 'nothing waits in meeting:none',
  });
  expect(await server.stop()).toBe(0);
  expect(await run(dataDir, 'heal.ts', 'list')).toEqual({
    code: 1,
    said: `no server runs over ${dataDir}: start it first`,
  });

  expect((await run(dataDir, 'restore.ts', file)).said).toContain('with generation 2. Start the server.');
  expect((await run(elsewhere, 'import-community.ts', dir)).said).toContain(`${documents} and 300 people`);
  expect((await run(dataDir, 'import-community.ts', dir)).said).toContain('holds data already');
}, 60_000);
