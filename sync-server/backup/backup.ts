/** A backup: one file that holds everything, the community's key included. It is a database like the live one. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Instant } from '../../lib/shared/clock.ts';
import { keyFile } from '../storage/data-folder.ts';
import { withCopy } from './copy-database.ts';
import { copyPrivately, moveDurably, syncToDisk } from './durable-file.ts';

/** Beside the rows of the live database, in `meta`: under `backup` this as JSON, under `community-key` the key's file. */
const labelSchema = v.object({ version: v.literal(1), at: v.pipe(v.string(), v.isoTimestamp()) });

export interface BackupLabel {
  /** When it was made, ISO 8601. */
  readonly at: string;
  readonly documents: number;
  readonly people: number;
  /** The version of its tables. */
  readonly schema: number;
  readonly generation: number;
  readonly communityKey: string;
}

/** Throws, in one line, where it cannot be made. A backup that stands there is replaced when the new one is whole. */
export async function backUp(dataDir: string, file: string, now: Instant): Promise<BackupLabel> {
  if (existsSync(file)) mustBeBackup(file);
  const part = `${file}.part`;
  try {
    await withCopy(dataDir, (copy) => copyPrivately(copy, part));
    label(part, readFileSync(keyFile(dataDir), 'utf8'), now);
    const made = readBackup(part);
    syncToDisk(part);
    moveDurably(part, file);
    return made;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function label(file: string, communityKey: string, now: Instant): void {
  const db = new DatabaseSync(file);
  try {
    // One file, without a log beside it.
    db.exec('pragma journal_mode = delete');
    const put = db.prepare('insert or replace into meta (key, value) values (?, ?)');
    put.run('backup', JSON.stringify({ version: 1, at: new Date(now).toISOString() }));
    put.run('community-key', communityKey);
  } finally {
    db.close();
  }
}

function mustBeBackup(file: string): void {
  try {
    readBackup(file);
  } catch {
    throw new Error(`${file} is there already and not a backup: name another file`);
  }
}

/** Throws, in one line, where the file is not a whole backup of a version that is known. */
export function readBackup(file: string): BackupLabel {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return labelOf(db);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is not a whole backup: ${why}`);
  } finally {
    db.close();
  }
}

function labelOf(db: DatabaseSync): BackupLabel {
  const one = (sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0];
  const meta = (key: string): string =>
    String(one(`select value from meta where key = '${key}'`) ?? fail(`it has no ${key}`));
  const check = one('pragma integrity_check');
  if (check !== 'ok') fail(String(check));
  const { at } = v.parse(labelSchema, JSON.parse(meta('backup')));
  const schema = Number(one('pragma user_version'));
  return {
    at,
    documents: Number(one(`select count(distinct doc) from ${schema > 1 ? 'documents' : 'updates'}`)),
    people: Number(one('select count(*) from people')),
    schema,
    generation: Number(meta('generation')),
    communityKey: meta('community-key'),
  };
}

function fail(why: string): never {
  throw new Error(why);
}
