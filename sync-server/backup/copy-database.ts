/** A copy of the database, from the server that runs over it or, where none does, from the file. */
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { copyFile, databaseFile } from '../storage/data-folder.ts';
import { askServer } from './ask-server.ts';

/** Runs `use` with a copy of its own that goes away afterwards. Throws, in one line, where there is nothing to copy. */
export async function withCopy<T>(dataDir: string, use: (file: string) => T | Promise<T>): Promise<T> {
  if (!existsSync(databaseFile(dataDir))) throw new Error(`${dataDir} holds no data`);
  const answer = await askServer(dataDir, { do: 'copy' });
  if (answer && !answer.ok) throw new Error(answer.problem);
  const file = answer?.said[0] ?? (await copyAtRest(dataDir));
  try {
    return await use(file);
  } finally {
    rmSync(file, { force: true });
  }
}

async function copyAtRest(dataDir: string): Promise<string> {
  const db = lockDatabase(dataDir);
  const file = copyFile(dataDir, String(process.pid));
  try {
    await backup(db, file);
    chmodSync(file, 0o600);
    return file;
  } finally {
    db.close();
  }
}

/** Nobody else can open it until it is closed. Throws where somebody has. */
export function lockDatabase(dataDir: string): DatabaseSync {
  const db = new DatabaseSync(databaseFile(dataDir), { timeout: 1000 });
  try {
    db.exec('pragma locking_mode = exclusive; begin exclusive; commit');
    return db;
  } catch (error) {
    db.close();
    const isLocked = error instanceof Error && error.message.includes('locked');
    throw isLocked ? new Error(`${dataDir} is in use: stop the server first`) : error;
  }
}
