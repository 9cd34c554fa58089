/** What the feed brought of a document, kept short. */
import * as Y from 'yjs';
import type { DocumentId } from '../shared/ids.ts';
import type { MemberDb } from './member-db.ts';

const MERGE_FROM = 32;

export async function fedCopy(db: MemberDb, id: DocumentId): Promise<readonly Uint8Array[]> {
  const read = (await db.get('copies', id))?.updates ?? [];
  if (read.length < MERGE_FROM) return read;
  const merged = Y.mergeUpdates([...read]) as Uint8Array<ArrayBuffer>;
  // A full phone keeps it in pieces, and is read all the same.
  await putInPlace(db, id, merged, read.length).catch(() => undefined);
  return [merged];
}

async function putInPlace(
  db: MemberDb,
  id: DocumentId,
  merged: Uint8Array<ArrayBuffer>,
  pieces: number,
): Promise<void> {
  const tx = db.transaction('copies', 'readwrite');
  const now = await tx.store.get(id);
  // The feed may have added to it, or another tab have merged it.
  const put = now?.updates.length === pieces ? tx.store.put({ id, updates: [merged] }) : undefined;
  await Promise.all([put, tx.done]);
}
