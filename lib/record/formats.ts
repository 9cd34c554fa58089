/**
 * Yjs, having applied what others wrote, deletes the formats that are needed no more, in the name of whoever reads:
 * the centre would have to refuse that of a reader who never wrote. The centre does it once, for all; a device leaves
 * them alone. The event comes after the observers and before Yjs looks.
 */
import type * as Y from 'yjs';

export function leaveFormatsToTheCentre(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
