/** For tests: a real database in a folder that goes away with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Database } from './database.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryDatabase(file = join(temporaryFolder(), 'pavilion.db')): Promise<Database> {
  const database = await Database.open(file);
  onTestFinished(() => database.close());
  return database;
}
