import type { DocumentId } from '../shared/ids.ts';
import type { MemberContext } from './member-context.ts';

/** Lists show what this phone knows of a document, also before the centre does. */
export async function listDocument(
  { db, changed }: MemberContext,
  id: DocumentId,
  summary: unknown,
): Promise<void> {
  const tx = db.transaction('docs', 'readwrite');
  const row = await tx.store.get(id);
  const isNews = JSON.stringify(row?.summary) !== JSON.stringify(summary);
  if (isNews) await tx.store.put({ id, summary, epoch: row?.epoch ?? 0 });
  await tx.done;
  if (isNews) changed('rows');
}
