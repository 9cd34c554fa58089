import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { RawClient } from './relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from './server-process.ts';
import { temporaryFolder } from './storage/sqlite/temporary-database.ts';

const MEETING = documentId('meeting', '2027-03-05');
/** The log of writes grows to it within a few hundred edits. */
const ROOM_KIB = 1024;
const MOST_EDITS = 20_000;

test('[SYNC1] on a full disk nothing is acknowledged that is not stored, what was stands, and /readyz says why; with room again it goes on', async () => {
  const dataDir = temporaryFolder();
  const log = join(temporaryFolder(), 'log');
  const start = async (largestFileKiB?: number): Promise<ServerProcess> => {
    const server = await startServerProcess({ dataDir, largestFileKiB, log });
    onTestFinished(() => server.kill());
    return server;
  };
  await (await start()).stop();
  const full = await start(Math.ceil(statSync(join(dataDir, 'pavilion.db')).size / 1024) + ROOM_KIB);
  const session = await signInTo(full.origin, 'committee');
  const writer = await connect(full, session);
  const doc = new Y.Doc();
  let frames = 0;
  while (writer.closed === undefined && frames < MOST_EDITS) {
    const before = Y.encodeStateVector(doc);
    doc.getMap('sheet').set('meeting/title', `第 ${frames + 1} 稿`);
    writer.sendUpdate(Y.encodeStateAsUpdate(doc, before));
    frames += 1;
    await writer.stored(frames).catch(() => undefined);
  }
  expect(writer.closed).toBe(1013);
  const ready = () => fetch(`${full.origin}/readyz`);
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(503);
  expect(((await (await ready()).json()) as { detail: string }).detail).toMatch(
    /^Nothing can be stored: .*disk/,
  );
  expect((await fetch(`${full.origin}/healthz`)).status).toBe(200);
  const acknowledged = frames - 1;
  expect(acknowledged).toBeGreaterThan(10);
  expect(await titleAt(full, session)).toBe(`第 ${acknowledged} 稿`);

  makeRoom(full);
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(200);
  const told = readFileSync(log, 'utf8').match(/"event":"disk-[a-z-]+"/g);
  expect(told).toEqual(['"event":"disk-refuses"', '"event":"disk-takes-again"']);
  const back = await connect(full, session);
  back.sendUpdate(Y.encodeStateAsUpdate(doc));
  await back.stored(1);
  expect(await full.stop()).toBe(0);
  expect(await titleAt(await start(), session)).toBe(`第 ${frames} 稿`);
}, 120_000);

/** As when somebody has deleted what filled the disk. */
function makeRoom({ pid }: ServerProcess): void {
  execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited']);
}

async function titleAt(server: ServerProcess, session: string): Promise<unknown> {
  const reader = await connect(server, session);
  reader.close();
  return reader.document().getMap('sheet').get('meeting/title');
}

async function connect(server: ServerProcess, session: string): Promise<RawClient> {
  const client = new RawClient(`${server.origin.replace('http', 'ws')}/sync/${MEETING}?acks=1`, session);
  await client.opened;
  client.sendStep1();
  await client.until(({ heard }) => heard.find(({ step2 }) => step2));
  return client;
}
