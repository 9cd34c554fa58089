import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentId, memberId } from '../../../lib/shared/ids.ts';
import { changesAfter } from '../../history/changes.ts';
import { readGeneration } from '../../notary/community-notary.ts';
import { People } from '../../people/people.ts';
import { LoadedDocument } from '../../relay/loaded-document.ts';
import { Database } from './database.ts';
import { SqliteDocumentStore } from './document-store.ts';
import { migrate } from './migrate.ts';
import { migrations } from './schema.ts';
import { temporaryDatabase, temporaryFolder } from './temporary-database.ts';

const VERSIONS = migrations.map((_, i) => i + 1);
const MARCH = documentId('meeting', '2026-03-05');

const written = (version: number): string =>
  readFileSync(join(import.meta.dirname, `versions/version-${version}.sql`), 'utf8');

function databaseOf(version: number, file = join(temporaryFolder(), 'pavilion.db')): string {
  const db = new DatabaseSync(file);
  db.exec(written(version));
  db.close();
  return file;
}

const schemaOf = (db: DatabaseSync): unknown =>
  db.prepare(`select type, name, sql from sqlite_master where name not like 'sqlite_%' order by name`).all();

it('each version has a database of its own, whose schema is what its script still makes', () => {
  expect(globSync('version-*.sql', { cwd: join(import.meta.dirname, 'versions') })).toHaveLength(
    migrations.length,
  );
  for (const version of VERSIONS) {
    const asWritten = new DatabaseSync(':memory:');
    asWritten.exec(written(version));
    const fresh = new DatabaseSync(':memory:');
    migrate(fresh, migrations.slice(0, version));
    expect(schemaOf(fresh), `version ${version}`).toEqual(schemaOf(asWritten));
  }
});

describe.each(VERSIONS)('from version %i', (version) => {
  it('everything is there: documents with their log, people, roles, settings, badges, generation', async () => {
    const db = await temporaryDatabase(databaseOf(version));
    const store = new SqliteDocumentStore(db);
    const stored = await store.load(MARCH, 0);
    expect(stored).toMatchObject({ seq: 3, last: 5, clients: new Map([[1000, 'li']]) });
    expect(stored?.deletions).toEqual([{ root: 'prose/minutes/lights', member: 'li', at: 1000, count: 4 }]);
    const { doc } = new LoadedDocument(MARCH, stored, 2);
    expect(doc.getMap('sheet').toJSON()).toEqual({ 'meeting/title': '三月议事会' });
    expect(doc.getXmlFragment('prose/minutes/lights').toString()).toContain('楼道的灯坏了两周。');
    const again = new Y.Doc();
    for (const update of await changesAfter(store, MARCH, 0)) Y.applyUpdate(again, update);
    expect(Y.encodeStateAsUpdate(again)).toEqual(Y.encodeStateAsUpdate(doc));
    expect(await store.changed(0, 100)).toEqual([
      { doc: MARCH, last: 5 },
      { doc: documentId('meeting', '2026-04-05'), last: 2 },
    ]);
    expect(await new People(db).me(memberId('li'))).toMatchObject({ name: '李桂芳', rep: true });
    expect(await readGeneration(db)).toBe(2);
    expect(await db.get('select count(*) as n from badges where revoked_at is not null')).toEqual({ n: 1 });
  });

  it('it goes on as a new one does: same schema, numbers that follow, space given back', async () => {
    const db = await temporaryDatabase(databaseOf(version));
    const store = new SqliteDocumentStore(db);
    const update = Y.encodeStateAsUpdate(new Y.Doc());
    const li = memberId('li');
    const append = { doc: MARCH, update, member: li, at: 2000, clients: [], deletions: [] };
    await expect(store.append({ ...append, seq: 3 })).rejects.toMatchObject({ reason: 'unchanged' });
    expect(await store.append({ ...append, seq: 4 })).toBe(6);
    expect(await db.get('pragma auto_vacuum')).toEqual({ auto_vacuum: 2 });
    expect(await db.get('pragma user_version')).toEqual({ user_version: migrations.length });
    const fresh = new DatabaseSync(':memory:');
    migrate(fresh, migrations);
    const schema = `select type, name, sql from sqlite_master where name not like 'sqlite_%' order by name`;
    expect(await db.all(schema)).toEqual(schemaOf(fresh));
    expect(await db.all('pragma foreign_key_check')).toEqual([]);
  });

  it('a script that fails halfway leaves the data as they were', async () => {
    const file = databaseOf(version);
    const broken = [...migrations, 'create table made (a); insert into nowhere values (1)'];
    await expect(Database.open(file, broken)).rejects.toThrow('nowhere');
    const db = await temporaryDatabase(file);
    expect(await db.get('pragma user_version')).toEqual({ user_version: migrations.length });
    expect(await db.get(`select name from sqlite_master where name = 'made'`)).toBeUndefined();
    expect((await new SqliteDocumentStore(db).load(MARCH, 0))?.seq).toBe(3);
  });
});

it('data of a newer version are left alone', async () => {
  const file = databaseOf(1);
  const db = new DatabaseSync(file);
  db.exec('pragma user_version = 99');
  db.close();
  await expect(Database.open(file)).rejects.toThrow(
    `the data were written by a newer version (99; this one knows ${migrations.length})`,
  );
  const after = new DatabaseSync(file);
  expect(after.prepare('pragma auto_vacuum').get()).toEqual({ auto_vacuum: 0 });
  expect(after.prepare(`select count(*) as n from sqlite_master where name = 'snapshots'`).get()).toEqual({
    n: 0,
  });
  after.close();
});
