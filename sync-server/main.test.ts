import { spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { demoTopics } from '../lib/testing/demo-topic-content.ts';
import { temporaryFolder } from './storage/sqlite/temporary-database.ts';

/** The server as it is started in earnest. `lines`: all it has said; `said`: waits until a line has this. */
function run(env: Record<string, string>) {
  const { PAVILION_DEMO: _demo, PUBLIC_ORIGIN: _origin, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...inherited, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const line = lines.find((one) => one.includes(text));
        if (line !== undefined) resolve(line);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`never said "${text}": ${lines.join('\n')}`)));
    });
  return { child, lines, said, ended };
}

const originIn = (line: string): string =>
  /http:\S+?:\d+/.exec(line)?.[0].replace('localhost', '127.0.0.1') ?? '';

test('the first start prints a one-time link, the next a new one; SIGTERM ends it with 0', async () => {
  const DATA_DIR = join(temporaryFolder(), 'data');
  const first = run({ DATA_DIR });
  const link = await first.said('/join?start=');
  expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = run({ DATA_DIR });
  const newLink = await second.said('/join?start=');
  const [old, current] = [link, newLink].map((line) => /start=(\w+)/.exec(line)?.[1]);
  expect(current).not.toBe(old);
  const origin = originIn(newLink);
  const start = (token: string | undefined) =>
    fetch(`${origin}/api/start`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        community: '睦邻里',
        name: '赵敏',
        account: 'zhao',
        password: 'long-enough',
      }),
    });
  expect((await start(old)).status).toBe(410);
  expect((await start(current)).status).toBe(200);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);

  const third = run({ DATA_DIR });
  await third.said('Pavilion is at');
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(third.lines.some((line) => line.includes('start='))).toBe(false);
}, 120_000);

test('a wrong setting, a taken port and a taken folder stop the start with one line', async () => {
  const DATA_DIR = join(temporaryFolder(), 'data');
  const wrong = run({ DATA_DIR, PORT: 'http' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.lines).toEqual(['Pavilion cannot start: PORT must be a number from 0 to 65535, not "http"']);

  const running = run({ DATA_DIR });
  const port = new URL(originIn(await running.said('Pavilion is at'))).port;
  const samePort = run({ DATA_DIR: join(temporaryFolder(), 'data'), PORT: port });
  const sameFolder = run({ DATA_DIR });
  expect([await samePort.ended, await sameFolder.ended]).toEqual([1, 1]);
  expect(samePort.lines).toEqual([`Pavilion cannot start: port ${port} is in use: set PORT to another`]);
  expect(sameFolder.lines).toEqual([`Pavilion cannot start: ${DATA_DIR} is in use by another process`]);
}, 120_000);

test('data of a newer version, and a file that is no database, stop the start with one line', async () => {
  const DATA_DIR = join(temporaryFolder(), 'data');
  const first = run({ DATA_DIR });
  await first.said('/join?start=');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const file = join(DATA_DIR, 'pavilion.db');
  const db = new DatabaseSync(file);
  const version = Number(db.prepare('pragma user_version').get()?.user_version);
  db.exec('pragma user_version = 99');
  db.close();
  const older = run({ DATA_DIR });
  expect(await older.ended).toBe(1);
  expect(older.lines).toEqual([
    `Pavilion cannot start: the data were written by a newer version (99; this one knows ${version})`,
  ]);
  writeFileSync(
    file,
    'a letter, and more than a hundred characters of it, so that it could be a database: '.repeat(9),
  );
  const damaged = run({ DATA_DIR });
  expect(await damaged.ended).toBe(1);
  expect(damaged.lines).toEqual([
    `Pavilion cannot start: ${file} is damaged (file is not a database): restore a backup`,
  ]);
}, 120_000);

test('the demo is seeded into an empty folder only, and says how to sign in', async () => {
  const DATA_DIR = temporaryFolder();
  mkdirSync(DATA_DIR, { recursive: true });
  for (const _start of ['first', 'second']) {
    const demo = run({ DATA_DIR, PAVILION_DEMO: '1' });
    const origin = originIn(await demo.said('Pavilion is at'));
    await demo.said('password is pavilion-demo');
    const signIn = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'recorder', password: 'pavilion-demo' }),
    });
    expect(signIn.status).toBe(200);
    const cookie = signIn.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const feed = await (await fetch(`${origin}/api/feed`, { headers: { cookie } })).text();
    const lines = feed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ t }) => t === 'doc')).toHaveLength(2 + demoTopics.length);
    expect(lines.find(({ t }) => t === 'people').rows).toHaveLength(300);
    demo.child.kill('SIGTERM');
    expect(await demo.ended).toBe(0);
    expect(demo.lines.some((line) => line.includes('start='))).toBe(false);
  }
}, 120_000);
