import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { stampsOf } from '../../lib/record/document.ts';
import { type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { demoTopics } from '../../lib/testing/demo-topic-content.ts';
import { held } from '../history/written-together.ts';
import { RawClient } from '../relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from '../server-process.ts';
import { databaseFile, keyFile, restoringFile } from '../storage/data-folder.ts';
import { migrations } from '../storage/sqlite/schema.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { backUp } from './backup.ts';
import { exportTo } from './export.ts';
import { importFrom } from './import.ts';
import { restore } from './restore.ts';

const NOW = Date.UTC(2027, 0, 10);
const MINUTES = 'prose/minutes/drill';
const DRILL = documentId('meeting', 'drill');
/** With the drill: the community, the demo's meeting and its topics. */
const DOCUMENTS = 3 + demoTopics.length;

const running = new Set<ServerProcess>();
afterEach(async () => {
  for (const server of running) await server.kill();
  running.clear();
});

async function start(dataDir: string): Promise<ServerProcess> {
  const server = await startServerProcess({ dataDir });
  running.add(server);
  return server;
}

async function stop(server: ServerProcess): Promise<void> {
  running.delete(server);
  expect(await server.stop()).toBe(0);
}

/** What a reader is sent of every document that the feed names. */
async function documentsAt(server: ServerProcess): Promise<ReadonlyMap<DocumentId, Y.Doc>> {
  const session = await signInTo(server.origin, 'recorder');
  const feed = await fetch(`${server.origin}/api/feed`, { headers: { cookie: `sid=${session}` } });
  const lines = (await feed.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return new Map(
    lines
      .filter(({ t }) => t === 'doc')
      .map(({ id, update }) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, Buffer.from(update, 'base64'));
        return [id, doc];
      }),
  );
}

/** State vector, delete set and stamps of each. */
const essence = (documents: ReadonlyMap<DocumentId, Y.Doc>): unknown =>
  [...documents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, doc]) => ({ id, ...held(doc), stamps: stampsOf(doc).toJSON() }));

/** Types into a document until told to stop; what was acknowledged before the backup began must be in it. */
class Typist {
  readonly doc = new Y.Doc();
  #client: RawClient | undefined;
  #sent = 0;

  async open(server: ServerProcess): Promise<this> {
    const session = await signInTo(server.origin, 'chair');
    const origin = server.origin.replace('http', 'ws');
    // A chair writes minutes but may not make a meeting.
    const planner = new RawClient(
      `${origin}/sync/${DRILL}?acks=1`,
      await signInTo(server.origin, 'committee'),
    );
    await planner.opened;
    this.doc.getMap('sheet').set('meeting/title', '演练');
    planner.sendStep2(Y.encodeStateAsUpdate(this.doc));
    await planner.stored(1);
    planner.close();
    this.doc.clientID = 4711;
    this.#client = new RawClient(`${origin}/sync/${DRILL}?acks=1`, session);
    await this.#client.opened;
    return this;
  }

  type(text: string): void {
    const vector = Y.encodeStateVector(this.doc);
    const minutes = this.doc.getXmlFragment(MINUTES);
    minutes.push([new Y.XmlText(text)]);
    if (minutes.length > 5) minutes.delete(0, 1);
    this.#client?.sendUpdate(Y.encodeStateAsUpdate(this.doc, vector));
    this.#sent += 1;
  }

  async settled(): Promise<Uint8Array> {
    await this.#client?.stored(this.#sent);
    return Y.encodeStateAsUpdate(this.doc);
  }
}

describe('a drill', () => {
  it('backed up while it runs and restored elsewhere, all documents are as they were: state vectors, delete sets, stamps', async () => {
    const dataDir = temporaryFolder();
    const file = join(temporaryFolder(), 'community.backup');
    const server = await start(dataDir);
    const typist = await new Typist().open(server);
    for (let i = 0; i < 40; i++) typist.type(`第 ${i} 段`);
    const before = await typist.settled();
    const backup = backUp(dataDir, file, NOW);
    for (let i = 0; i < 40; i++) typist.type(`备份时的第 ${i} 段`);
    const made = await backup;
    expect(made).toMatchObject({
      at: new Date(NOW).toISOString(),
      documents: DOCUMENTS,
      people: 300,
      generation: 1,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const after = await typist.settled();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('copy'))).toEqual([]);

    const elsewhere = join(temporaryFolder(), 'data');
    expect(restore(elsewhere, file, NOW)).toMatchObject({ generation: 2, kept: undefined });
    const restored = await documentsAt(await start(elsewhere));
    const written = restored.get(DRILL) as Y.Doc;
    const [full, least] = [new Y.Doc(), new Y.Doc()];
    Y.applyUpdate(full, after);
    Y.applyUpdate(least, before);
    // What was written meanwhile may be in it or not, but from the beginning on, and nothing twice.
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(written))) {
      expect(clock).toBeLessThanOrEqual(Y.getState(full.store, client));
      expect(clock).toBeGreaterThanOrEqual(Y.getState(least.store, client));
    }
    Y.applyUpdate(written, after);
    expect(held(written)).toEqual(held(full));

    // The same again with nobody writing: equal in everything, and again from a server that does not run.
    const still = await documentsAt(server);
    await backUp(dataDir, file, NOW);
    await stop(server);
    const atRest = `${file}.at-rest`;
    await backUp(dataDir, atRest, NOW);
    for (const from of [file, atRest]) {
      const folder = join(temporaryFolder(), 'data');
      restore(folder, from, NOW);
      expect(readFileSync(keyFile(folder))).toEqual(readFileSync(keyFile(dataDir)));
      expect(essence(await documentsAt(await start(folder)))).toEqual(essence(still));
    }
  }, 60_000);

  it('exported and imported into a blank server, all documents are as they were, with their history', async () => {
    const dataDir = temporaryFolder();
    const server = await start(dataDir);
    const typist = await new Typist().open(server);
    for (let i = 0; i < 30; i++) typist.type(`第 ${i} 段`);
    await typist.settled();
    const dir = join(temporaryFolder(), 'export');
    expect(await exportTo(dataDir, dir, [], NOW)).toEqual({ documents: DOCUMENTS, damaged: [] });
    await expect(exportTo(dataDir, dir, [], NOW)).rejects.toThrow('not empty');
    const still = await documentsAt(server);
    const lines = readFileSync(join(dir, 'documents/meeting/drill.jsonl'), 'utf8').trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ document: DRILL, updates: 31 });
    expect(lines).toHaveLength(32);

    const elsewhere = join(temporaryFolder(), 'data');
    expect(await importFrom(elsewhere, dir)).toEqual({ documents: DOCUMENTS, people: 300, generation: 2 });
    await expect(importFrom(elsewhere, dir)).rejects.toThrow('holds data already');
    const imported = await start(elsewhere);
    expect(essence(await documentsAt(imported))).toEqual(essence(still));
    // Numbers go on, and so does a second export.
    const again = join(temporaryFolder(), 'again');
    await exportTo(elsewhere, again, [DRILL], NOW);
    const lineAgain = readFileSync(join(again, 'documents/meeting/drill.jsonl'), 'utf8').trim().split('\n');
    expect(lineAgain.slice(1)).toEqual(lines.slice(1));
    expect(existsSync(join(again, 'community-key.json'))).toBe(false);
    const alone = join(temporaryFolder(), 'data');
    expect(await importFrom(alone, again)).toMatchObject({ documents: 1, people: 0 });
    expect(existsSync(keyFile(alone))).toBe(true);

    const person = join(dir, 'tables/people.jsonl');
    writeFileSync(person, readFileSync(person, 'utf8').replace('"rep":1', '"rep":0'));
    await expect(importFrom(join(temporaryFolder(), 'data'), dir)).rejects.toThrow(
      'people.jsonl is not what',
    );
  }, 60_000);
});

describe('restoring', () => {
  const backedUp = async (): Promise<{ dataDir: string; file: string }> => {
    const dataDir = temporaryFolder();
    await stop(await start(dataDir));
    const file = join(temporaryFolder(), 'community.backup');
    await backUp(dataDir, file, NOW);
    return { dataDir, file };
  };

  it('refuses while a server runs over the data, and what is not a whole backup of a known version', async () => {
    const { dataDir, file } = await backedUp();
    const server = await start(dataDir);
    const before = essence(await documentsAt(server));
    expect(() => restore(dataDir, file, NOW)).toThrow(`${dataDir} is in use: stop the server first`);
    expect(essence(await documentsAt(server))).toEqual(before);
    await stop(server);

    const other = join(temporaryFolder(), 'other');
    writeFileSync(other, readFileSync(file).subarray(0, 100_000));
    expect(() => restore(dataDir, other, NOW)).toThrow('is not a whole backup');
    writeFileSync(other, 'a letter');
    expect(() => restore(dataDir, other, NOW)).toThrow('is not a whole backup');
    await expect(backUp(dataDir, other, NOW)).rejects.toThrow('name another file');
    expect(readFileSync(other, 'utf8')).toBe('a letter');
    expect(() => restore(dataDir, `${file}.nowhere`, NOW)).toThrow('is not there');
    const newer = new DatabaseSync(file);
    newer.exec(`pragma user_version = ${migrations.length + 1}`);
    newer.close();
    expect(() => restore(dataDir, file, NOW)).toThrow('newer version');
    expect(readdirSync(dataDir).sort()).toEqual(['community-key.json', 'pavilion.db']);
  }, 120_000);

  it('keeps what was there, raises the generation above both, and brings nobody back who was shut out', async () => {
    const { dataDir, file } = await backedUp();
    const live = new DatabaseSync(databaseFile(dataDir));
    live.exec(`update meta set value = '7' where key = 'generation'`);
    live.exec(`insert into sessions values ('kept', (select id from people limit 1), 9e15)`);
    live.exec('update badges set revoked_at = 5 where jti = (select min(jti) from badges)');
    live.close();
    const stale = new DatabaseSync(file);
    stale.exec(`insert into sessions values ('kept', (select id from people limit 1), 9e15),
      ('ended', (select id from people limit 1), 9e15)`);
    stale.close();
    const { generation, kept } = restore(dataDir, file, NOW);
    expect(generation).toBe(8);
    expect(readdirSync(kept ?? '').sort()).toEqual(['community-key.json', 'pavilion.db']);
    const restored = new DatabaseSync(databaseFile(dataDir));
    expect(restored.prepare('select id from sessions').all()).toEqual([{ id: 'kept' }]);
    expect(restored.prepare('select revoked_at as at from badges order by jti limit 1').get()).toEqual({
      at: 5,
    });
    expect(restored.prepare(`select count(*) as n from meta where key = 'community-key'`).get()).toEqual({
      n: 0,
    });
    restored.close();
  }, 120_000);

  it('broken off, it keeps the server from starting, and is done again; damaged data are no hindrance', async () => {
    const { dataDir, file } = await backedUp();
    writeFileSync(databaseFile(dataDir), 'no database any more');
    restore(dataDir, file, NOW);
    await stop(await start(dataDir));
    // As if it had ended before its last step.
    const half = join(temporaryFolder(), 'half');
    mkdirSync(half);
    restore(half, file, NOW);
    restore(half, file, NOW + 1);
    writeFileSync(restoringFile(half), readFileSync(databaseFile(half)));
    await expect(startServerProcess({ dataDir: half })).rejects.toThrow('ended with 1');
    expect(restore(half, file, NOW + 2).generation).toBe(4);
    await stop(await start(half));
  }, 120_000);
});
