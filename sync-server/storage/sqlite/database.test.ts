import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from './database.ts';
import { temporaryDatabase, temporaryFolder } from './temporary-database.ts';

const table = (name = 't') => [
  `create table ${name} (a text primary key, b integer) strict;
   create table child (p text references ${name} (a) deferrable initially deferred) strict`,
];
async function open(file = join(temporaryFolder(), 'pavilion.db')): Promise<Database> {
  const database = await Database.open(file, table());
  return database;
}
const insert = 'insert into t (a, b) values (?, ?)';

test('writes are durable by WAL and FULL', async () => {
  const db = await temporaryDatabase();
  expect(await db.get('pragma journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(await db.get('pragma synchronous')).toEqual({ synchronous: 2 });
  expect(await db.get('pragma foreign_keys')).toEqual({ foreign_keys: 1 });
});

test('a failing statement undoes only itself; what was called beside it stands', async () => {
  const db = await open();
  const calls = [db.run(insert, 'x', 1), db.run(insert, 'x', 2), db.run(insert, 'y', 3)];
  const settled = await Promise.allSettled(calls);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(calls[1]).rejects.toMatchObject({ reason: 'constraint' });
  expect(await db.all('select a, b from t order by a')).toEqual([
    { a: 'x', b: 1 },
    { a: 'y', b: 3 },
  ]);
  await db.close();
});

test('a composite takes effect as a whole or not at all', async () => {
  const db = await open();
  const whole = db.transact([
    { sql: insert, args: ['x', 1] },
    { sql: insert, args: ['y', 2] },
  ]);
  const failing = db.transact([
    { sql: insert, args: ['z', 1] },
    { sql: insert, args: ['x', 2] },
  ]);
  const beside = db.run(insert, 'w', 4);
  await expect(failing).rejects.toMatchObject({ reason: 'constraint' });
  expect((await whole).map(({ rowid }) => rowid)).toEqual([1, 2]);
  await beside;
  expect(await db.all('select a from t order by a')).toEqual([{ a: 'w' }, { a: 'x' }, { a: 'y' }]);
  await db.close();
});

test('a statement that must change a row and does not undoes what it stands with', async () => {
  const db = await open();
  const calls = db.transact([
    { sql: insert, args: ['x', 1] },
    { sql: 'update t set b = 2 where a = ?', args: ['nobody'], mustChange: true },
  ]);
  await expect(calls).rejects.toMatchObject({ reason: 'unchanged' });
  expect(await db.all('select a from t')).toEqual([]);
  await db.close();
});

test('[SYNC1] a COMMIT that fails rejects all of its batch, reads included, and nothing of it is kept', async () => {
  const db = await open();
  const settled = await Promise.allSettled([
    db.run(insert, 'x', 1),
    db.run('insert into child (p) values (?)', 'no parent'),
    db.all('select a from t'),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await db.all('select a from t')).toEqual([]);
  await db.run(insert, 'x', 1);
  await db.close();
});

test('closing waits for all that was called before, and refuses what comes after', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  const db = await open(file);
  const calls = Array.from({ length: 200 }, (_, i) => db.run(insert, String(i), i));
  await db.close();
  await Promise.all(calls);
  await expect(db.run(insert, 'late', 0)).rejects.toThrow('closed');
  const again = await open(file);
  expect(await again.get('select count(*) as n from t')).toEqual({ n: 200 });
  await again.close();
});

test('migrations run once, in order; data of a newer version stop the start', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  await (await Database.open(file, table())).close();
  const second = [...table(), `insert into t (a, b) values ('second', 2)`];
  await (await Database.open(file, second)).close();
  const db = await Database.open(file, second);
  expect(await db.all('select a from t')).toEqual([{ a: 'second' }]);
  await db.close();
  await expect(Database.open(file, table())).rejects.toThrow('newer version (2; this one knows 1)');
});
