/**
 * Puts a backup in place of the data, or into an empty folder. What was there is kept beside it. The generation is raised,
 * so that new stamps cannot be taken for those that devices hold already [SYNC6].
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import { databaseFile, keyFile, restoringFile } from '../storage/data-folder.ts';
import { migrations } from '../storage/sqlite/schema.ts';
import { type BackupLabel, readBackup } from './backup.ts';
import { lockDatabase } from './copy-database.ts';
import { copyPrivately, moveDurably, syncToDisk, writeDurably } from './durable-file.ts';

export interface Restored {
  readonly backup: BackupLabel;
  readonly generation: number;
  /** The folder where what was there lies now. */
  readonly kept: string | undefined;
}

/**
 * Of the data that are replaced, as far as they can be read: what must not come back to life, and whose client ids are,
 * so that nobody takes another's for their own while devices bring back what the backup does not have [SYNC8].
 */
interface Replaced {
  readonly clients: readonly { readonly doc: string; readonly client: number; readonly member: string }[];
  readonly sessions: readonly string[];
  readonly revoked: readonly { readonly jti: string; readonly at: Instant }[];
}

/** Throws, in one line, and changes nothing, where it cannot be done. Broken off anywhere, it can be done again. */
export function restore(dataDir: string, file: string, now: Instant): Restored {
  const backup = readBackup(file);
  if (backup.schema > migrations.length)
    throw new Error(`${file} is of a newer version (${backup.schema}; this one knows ${migrations.length})`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockIfReadable(dataDir);
  const generation = nextGeneration(backup, lock, dataDir);
  try {
    prepare(file, dataDir, generation, lock && readReplaced(lock));
  } finally {
    // From here on what is prepared keeps a server from starting.
    lock?.close();
  }
  const kept = putAside(dataDir, now);
  writeDurably(keyFile(dataDir), backup.communityKey);
  moveDurably(restoringFile(dataDir), databaseFile(dataDir));
  return { backup, generation, kept };
}

/** Data that are no database any more are no reason not to restore them. */
function lockIfReadable(dataDir: string): DatabaseSync | undefined {
  if (!existsSync(databaseFile(dataDir))) return undefined;
  try {
    return lockDatabase(dataDir);
  } catch (error) {
    if (error instanceof Error && /malformed|not a database/.test(error.message)) return undefined;
    throw error;
  }
}

/** Above all that devices may have met: in the backup, in the data to be replaced, in a restore that was broken off. */
function nextGeneration(backup: BackupLabel, lock: DatabaseSync | undefined, dataDir: string): number {
  const next = 1 + Math.max(backup.generation, lock ? generationOf(lock) : 0, brokenOffGeneration(dataDir));
  if (next < FIRST_MEMBER_CLIENT) return next;
  lock?.close();
  throw new Error(`a community has at most ${FIRST_MEMBER_CLIENT - 1} generations`);
}

function generationOf(db: DatabaseSync): number {
  try {
    return Number(db.prepare(`select value from meta where key = 'generation'`).get()?.value ?? 0);
  } catch {
    return 0;
  }
}

function brokenOffGeneration(dataDir: string): number {
  if (!existsSync(restoringFile(dataDir))) return 0;
  const db = new DatabaseSync(restoringFile(dataDir), { readOnly: true });
  try {
    return generationOf(db);
  } finally {
    db.close();
  }
}

function readReplaced(db: DatabaseSync): Replaced | undefined {
  try {
    return {
      clients: db
        .prepare('select doc, client, member from clients')
        .all()
        .map(({ doc, client, member }) => ({
          ...{ doc: String(doc), client: Number(client), member: String(member) },
        })),
      sessions: db
        .prepare('select id from sessions')
        .all()
        .map(({ id }) => String(id)),
      revoked: db
        .prepare('select jti, revoked_at from badges where revoked_at is not null')
        .all()
        .map(({ jti, revoked_at }) => ({ jti: String(jti), at: Number(revoked_at) })),
    };
  } catch {
    return undefined;
  }
}

/** All that has to be said of the restored data is said before they take their place. */
function prepare(file: string, dataDir: string, generation: number, replaced: Replaced | undefined): void {
  const part = `${restoringFile(dataDir)}.part`;
  copyPrivately(file, part);
  const db = new DatabaseSync(part);
  try {
    db.exec('begin immediate');
    db.prepare(`update meta set value = ? where key = 'generation'`).run(String(generation));
    db.exec(`delete from meta where key in ('backup', 'community-key')`);
    // Who signed out since then stays signed out; where that is not known, all sign in again.
    db.prepare('delete from sessions where id not in (select value from json_each(?))').run(
      JSON.stringify(replaced?.sessions ?? []),
    );
    const revoke = db.prepare('update badges set revoked_at = coalesce(revoked_at, ?) where jti = ?');
    for (const { jti, at } of replaced?.revoked ?? []) revoke.run(at, jti);
    const own = db.prepare(
      'insert into clients (doc, client, member) values (?, ?, ?) on conflict do nothing',
    );
    for (const { doc, client, member } of replaced?.clients ?? []) own.run(doc, client, member);
    db.exec('commit');
  } finally {
    db.close();
  }
  syncToDisk(part);
  moveDurably(part, restoringFile(dataDir));
}

function putAside(dataDir: string, now: Instant): string | undefined {
  const there = [databaseFile(dataDir), `${databaseFile(dataDir)}-wal`, keyFile(dataDir)].filter((file) =>
    existsSync(file),
  );
  if (there.length === 0) return undefined;
  const kept = join(dataDir, `before-restore-${new Date(now).toISOString().replaceAll(':', '')}`);
  mkdirSync(kept, { mode: 0o700 });
  for (const file of there) renameSync(file, join(kept, basename(file)));
  syncToDisk(dataDir);
  return kept;
}
