import type { DocumentId } from '../../lib/shared/ids.ts';
import { Damaged, type DocumentStore } from '../storage/store.ts';
import { decodeVersions } from './version-block.ts';

/**
 * What was written to a document after the store's number `after`, and a little before it where that is compacted.
 * Empty also where the log cannot be read: the document itself can be sent all the same.
 */
export async function changesAfter(
  store: DocumentStore,
  doc: DocumentId,
  after: number,
): Promise<readonly Uint8Array[]> {
  try {
    const { blocks, updates } = await store.log(doc, after);
    const versions = blocks.flatMap(({ bytes }) => decodeVersions(bytes)).filter(({ n }) => n > after);
    return [
      ...versions.flatMap(({ contributions }) => contributions.map(({ update }) => update)),
      ...updates.map(({ update }) => update),
    ];
  } catch (error) {
    if (error instanceof Damaged) return [];
    throw error;
  }
}
