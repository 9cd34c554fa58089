import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database, type Storing } from './database.ts';
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

test('a full disk and one that may only be read refuse, keep what was there, and are told of once; then it goes on', async () => {
  const db = await open();
  const told: Storing[] = [];
  db.onStoring((storing) => told.push(storing));
  await db.run(insert, 'kept', 1);
  const filler = 'x'.repeat(100_000);
  const pages = await db.get<{ page_count: number }>('pragma page_count');
  const trouble = [
    [`pragma max_page_count = ${pages?.page_count}`, 'pragma max_page_count = 1000000', 'full'],
    ['pragma query_only = on', 'pragma query_only = off', 'readonly'],
  ] as const;
  for (const [begin, end, reason] of trouble) {
    await db.get(begin);
    const refused = await Promise.allSettled([db.run(insert, filler, 2), db.run(insert, `${filler}.`, 2)]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(db.run(insert, `${filler}!`, 2)).rejects.toMatchObject({ reason: 'disk' });
    expect(await db.all('select a from t where b = 2')).toEqual([]);
    await db.get(end);
    await db.run(insert, `after ${reason}`, 1);
    expect(told.splice(0)).toEqual([
      { at: 'refusing', reason: expect.stringContaining(reason) },
      { at: 'storing' },
    ]);
  }
  await expect(db.run(insert, 'kept', 2)).rejects.toMatchObject({ reason: 'constraint' });
  expect(told).toEqual([]);
  expect(await db.all('select a from t order by a')).toEqual([
    { a: 'after full' },
    { a: 'after readonly' },
    { a: 'kept' },
  ]);
  await db.close();
});

test('a copy is whole while writes go on: all that was answered before, and nothing by halves', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  const db = await open(file);
  const filler = 'x'.repeat(4000);
  await db.transact(Array.from({ length: 1000 }, (_, i) => ({ sql: insert, args: [`${filler}${i}`, 0] })));
  let next = 0;
  let isCopied = false;
  const pair = async (): Promise<void> => {
    const n = ++next;
    await db.transact([
      { sql: insert, args: [`left ${n}`, n] },
      { sql: insert, args: [`right ${n}`, n] },
    ]);
    if (!isCopied) return pair();
  };
  await Promise.all(Array.from({ length: 20 }, () => db.run(insert, `before ${++next}`, 1)));
  const writing = pair();
  const copies = [db.copy(`${file}.copy`), db.copy(`${file}.second`)];
  await expect(copies[1]).rejects.toThrow('being made');
  await copies[0];
  isCopied = true;
  await writing;
  expect(next).toBeGreaterThan(22);
  const copied = await open(`${file}.copy`);
  expect(await copied.get('pragma integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(await copied.get(`select count(*) as n from t where a like 'before%'`)).toEqual({ n: 20 });
  const halves = `select b from t where a like 'left%' or a like 'right%' group by b having count(*) <> 2`;
  expect(await copied.all(halves)).toEqual([]);
  await copied.close();
  await db.close();
});

test('closing gives a copy up that is under way', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  const db = await open(file);
  await db.transact(
    Array.from({ length: 2000 }, (_, i) => ({ sql: insert, args: [`${'x'.repeat(4000)}${i}`, 0] })),
  );
  const copy = db.copy(`${file}.copy`);
  const [outcome] = await Promise.allSettled([copy, db.close()]);
  expect(outcome.status).toBe('rejected');
  await expect(db.copy(`${file}.copy`)).rejects.toThrow('closed');
});
