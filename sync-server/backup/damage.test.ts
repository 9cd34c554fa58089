import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { RawClient } from '../relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from '../server-process.ts';
import { databaseFile } from '../storage/data-folder.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { askServer } from './ask-server.ts';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((name) => documentId('meeting', name)) as [
  DocumentId,
  DocumentId,
  DocumentId,
  DocumentId,
];
const METRICS_TOKEN = 'a-token-of-twenty-four-letters';

let server: ServerProcess;
let session: string;
afterEach(() => server.kill());

const start = async (dataDir: string): Promise<void> => {
  server = await startServerProcess({ dataDir, env: { METRICS_TOKEN, LOG_LEVEL: 'silent' } });
};

async function connect(id: DocumentId): Promise<RawClient> {
  const client = new RawClient(`${server.origin.replace('http', 'ws')}/sync/${id}?acks=1`, session);
  await client.opened;
  return client;
}

/** Sets a title, letter by letter, as the same device each time. */
async function write(id: DocumentId, device: Y.Doc, ...titles: readonly string[]): Promise<void> {
  const client = await connect(id);
  client.sendStep2(Y.encodeStateAsUpdate(device));
  let sent = 1;
  for (const title of titles) {
    const vector = Y.encodeStateVector(device);
    device.getMap('sheet').set('meeting/title', title);
    client.sendUpdate(Y.encodeStateAsUpdate(device, vector));
    sent += 1;
  }
  await client.stored(sent);
  client.close();
}

/** As a reader is sent it; or the close code. */
async function read(id: DocumentId): Promise<unknown> {
  const client = await connect(id);
  client.sendStep1();
  const answer = await client
    .until(({ heard }) => heard.find(({ step2 }) => step2)?.step2)
    .catch(() => client.closed);
  client.close();
  if (!(answer instanceof Uint8Array)) return answer;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, answer);
  return doc.getMap('sheet').get('meeting/title');
}

/** One byte of what is stored, in the middle. */
function damage(dataDir: string, table: string, where: string): void {
  const db = new DatabaseSync(databaseFile(dataDir));
  const row = db.prepare(`select rowid as id, bytes from ${table} where ${where}`).get();
  const bytes = row?.bytes as Uint8Array;
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  db.prepare(`update ${table} set bytes = ? where rowid = ?`).run(bytes, row?.id as number);
  db.close();
}

const figure = async (name: string): Promise<number> => {
  const answer = await fetch(`${server.origin}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  return Number(new RegExp(`^pavilion_${name} (.*)$`, 'm').exec(await answer.text())?.[1]);
};

it('what is damaged without loss is put right, what is lost is left alone until it is recovered, and all others are served', async () => {
  const dataDir = temporaryFolder();
  await start(dataDir);
  session = await signInTo(server.origin, 'committee');
  const devices = new Map([A, B, C, D].map((id) => [id, new Y.Doc()]));
  const device = (id: DocumentId): Y.Doc => devices.get(id) as Y.Doc;
  for (const id of [A, C, D]) await write(id, device(id), '一', '二');
  // Stopped, it compacts everything; killed, it leaves the log as it is.
  await server.stop();
  await start(dataDir);
  await write(B, device(B), '一', '二', '三');
  await server.kill();
  damage(dataDir, 'snapshots', `doc = '${A}'`);
  damage(dataDir, 'updates', `doc = '${B}' and seq = 2`);
  damage(dataDir, 'blocks', `doc = '${C}'`);

  await start(dataDir);
  expect([await read(A), await read(B), await read(C), await read(D)]).toEqual(['二', 1013, '二', '二']);
  expect(await read(B)).toBe(1013);
  expect(await figure('documents_quarantined')).toBe(1);
  const feed = await fetch(`${server.origin}/api/feed`, { headers: { cookie: `sid=${session}` } });
  const fed = (await feed.text()).match(/"id":"meeting:\w"/g)?.sort();
  expect(fed).toEqual([A, C, D].map((id) => `"id":"${id}"`));
  expect(await askServer(dataDir, { do: 'check' })).toEqual({
    ok: true,
    said: [`${B} is damaged: update 2 is not what was written`, `${C} is served, but its history is damaged`],
  });

  const recovered = async (document: string) => await askServer(dataDir, { do: 'recover', document });
  expect(await recovered(C)).toMatchObject({
    ok: true,
    said: [
      expect.anything(),
      `${C} is recovered, and nothing of it is lost.`,
      expect.anything(),
      'It is served again.',
    ],
  });
  expect(await recovered(B)).toMatchObject({
    ok: true,
    said: [
      'Damaged: update 2.',
      expect.stringContaining('The generation was raised'),
      expect.anything(),
      expect.stringContaining('Restart'),
    ],
  });
  expect(await recovered(D)).toEqual({ ok: true, said: [`${D} is whole.`, 'It is served again.'] });
  expect(await recovered('meeting:none')).toEqual({
    ok: false,
    problem: 'there is no document meeting:none',
  });
  expect(readdirSync(join(dataDir, 'damaged'))).toHaveLength(2);
  // Its stamps must not go on under numbers that devices hold already.
  expect(await read(B)).toBe(1013);
  await server.stop();

  await start(dataDir);
  expect(await askServer(dataDir, { do: 'check' })).toEqual({ ok: true, said: [] });
  const community = await (await fetch(`${server.origin}/api/community`)).json();
  expect(community).toMatchObject({ generation: 2 });
  expect(await read(B)).toBe('一');
  await write(B, device(B), '四');
  expect(await read(B)).toBe('四');
  expect(await figure('documents_quarantined')).toBe(0);
}, 60_000);
