/** Which documents are damaged, and how one of them comes back. What was stored of it is kept beside the data. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { recover } from '../history/recover.ts';
import { decodeSnapshot } from '../history/snapshot.ts';
import { decodeVersions } from '../history/version-block.ts';
import { type Database, DatabaseFailure } from '../storage/sqlite/database.ts';
import type { DocumentStore } from '../storage/store.ts';
import { writeDurably } from './durable-file.ts';

export interface RecoveryServices {
  readonly db: Database;
  readonly store: DocumentStore;
  readonly clock: Clock;
}

/** A line for each that is damaged. */
export async function checkAll({ store }: RecoveryServices): Promise<readonly string[]> {
  const said: string[] = [];
  for (const { doc } of await store.changed(0, Number.MAX_SAFE_INTEGER)) {
    const problem = await check(store, doc).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    if (problem) said.push(problem);
  }
  return said;
}

async function check(store: DocumentStore, doc: DocumentId): Promise<string | undefined> {
  const { snapshot } = (await store.load(doc, 0)) ?? {};
  try {
    if (snapshot) decodeSnapshot(snapshot.bytes);
  } catch {
    return `${doc} is damaged: its snapshot is not what was written`;
  }
  const { blocks } = await store.log(doc);
  try {
    for (const { bytes } of blocks) decodeVersions(bytes);
    return undefined;
  } catch {
    return `${doc} is served, but its history is damaged`;
  }
}

/** `said`: what became of it, in lines. Throws where there is no such document. */
export async function recoverDocument(
  dataDir: string,
  { db, store, clock }: RecoveryServices,
  id: DocumentId,
): Promise<{ readonly hasLoss: boolean; readonly said: readonly string[] }> {
  const salvaged = await store.salvage(id);
  if (!salvaged) throw new Error(`there is no document ${id}`);
  const { rewrite, hasLoss, damaged } = recover(id, salvaged);
  if (damaged.length === 0) return { hasLoss: false, said: [`${id} is whole.`] };
  const folder = join(dataDir, 'damaged');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${id.replace(':', '-')}-${clock.now()}.json`);
  writeDurably(file, JSON.stringify({ document: id, ...salvaged }, bytesAsBase64));
  // First: were it only the second to be done, stamps could be given twice.
  if (hasLoss) await db.run(`update meta set value = value + 1 where key = 'generation'`);
  await store.rewrite(rewrite).catch((error: unknown) => {
    const isWritten = error instanceof DatabaseFailure && error.reason === 'unchanged';
    throw isWritten ? new Error(`${id} was written to meanwhile: try again`) : error;
  });
  const outcome = hasLoss
    ? `${id} is recovered as far as it could be read. What devices hold beyond that they send again. The generation was raised.`
    : `${id} is recovered, and nothing of it is lost.`;
  return { hasLoss, said: [`Damaged: ${damaged.join('; ')}.`, outcome, `What was stored is in ${file}.`] };
}

const bytesAsBase64 = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
