/** What the feed brought of a document, kept short. */
import * as Y from 'yjs';
import type { DocumentId } from '../shared/ids.ts';
import type { MemberDb } from './member-db.ts';

const MERGE_FROM = 32;

export async function fedCopy(db: MemberDb, id: DocumentId): Promise<readonly Uint8Array[]> {
  const read = (await db.get('copies', id))?.updates ?? [];
  if (read.length < MERGE_FROM) return read;
  const merged = Y.mergeUpdates([...read]) as Uint8Array<ArrayBuffer>;
  const tx = db.transaction('copies', 'readwrite');
  const now = await tx.store.get(id);
  // The feed may have added to it, or another tab have merged it.
  if (now?.updates.length === read.length) await tx.store.put({ id, updates: [merged] });
  await tx.done;
  return [merged];
}
