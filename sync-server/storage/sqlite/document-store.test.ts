import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { documentId } from '../../../lib/shared/ids.ts';
import { documentStoreContract } from '../contract.ts';
import { SqliteDocumentStore } from './document-store.ts';
import { temporaryDatabase, temporaryFolder } from './temporary-database.ts';

documentStoreContract(async () => new SqliteDocumentStore(await temporaryDatabase()));

test('[SYNC7] everything acknowledged before a SIGKILL is there after reopening, in order and whole', async () => {
  const file = join(temporaryFolder(), 'pavilion.db');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'append-until-killed.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= 500) child.kill('SIGKILL');
  }
  const store = new SqliteDocumentStore(await temporaryDatabase(file));
  const stored = await store.load(documentId('meeting', 'killed'), 0);
  expect(acknowledged).toBeGreaterThanOrEqual(500);
  expect(stored?.last).toBeGreaterThanOrEqual(acknowledged);
  const numbers = stored?.updates.map((update) => new DataView(update.slice().buffer).getUint32(0));
  expect(numbers).toEqual(Array.from({ length: stored?.last ?? 0 }, (_, i) => i + 1));
  expect(stored?.clients.size).toBe(stored?.last);
  expect(stored?.deletions).toHaveLength(stored?.last ?? 0);
}, 120_000);
