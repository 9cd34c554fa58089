/** One Y.Doc with its store on this phone and its awareness; replaced as a whole when a document starts again. */

import { deleteDB } from 'idb';
import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { FIRST_MEMBER_CLIENT } from '../record/document.ts';
import { leaveFormatsToTheCentre } from '../record/formats.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import { documentDatabase } from './member-db.ts';

/** Origin of what was read from this phone. */
export const STORED_HERE = Symbol('stored here');
/** Rows of a y-indexeddb database above which it is merged into one when the document is opened. */
const MERGE_FROM_ROWS = 64;
const MERGE_AFTER_MS = 3_000;
/** Other tabs let go of the former copy within this. */
const FORMER_COPY_MS = 10_000;

export interface DocumentCore {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly epoch: number;
  /** Resolves when everything that y-indexeddb has is in the document. */
  readonly loaded: Promise<void>;
  /** Is it what y-indexeddb puts in? */
  isPersistence(origin: unknown): boolean;
  destroy(): void;
}

function deleteFormer(member: MemberId, id: DocumentId, epoch: number): void {
  deleteDB(documentDatabase(member, id, epoch - 1)).catch(() => undefined);
}

export function makeDoc(): Y.Doc {
  const doc = new Y.Doc();
  while (doc.clientID < FIRST_MEMBER_CLIENT) doc.clientID = new Y.Doc().clientID;
  leaveFormatsToTheCentre(doc);
  return doc;
}

export function documentCore(member: MemberId, id: DocumentId, epoch: number, doc = makeDoc()): DocumentCore {
  const persistence = new IndexeddbPersistence(documentDatabase(member, id, epoch), doc);
  // Once the browser has closed it, every further change would throw. The outbox goes on keeping them.
  persistence._db.then(
    (db) => db.addEventListener('close', () => void persistence.destroy()),
    () => undefined,
  );
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  if (epoch > 0) setTimeout(() => deleteFormer(member, id, epoch), FORMER_COPY_MS);
  // y-indexeddb counts its rows only some time after it is synced.
  const merge = setTimeout(() => {
    if (persistence._dbsize > MERGE_FROM_ROWS) void storeState(persistence);
  }, MERGE_AFTER_MS);
  return {
    doc,
    awareness,
    epoch,
    // Where the database cannot be opened, the outbox and the centre must do.
    loaded: Promise.race([
      persistence.whenSynced.then(() => undefined),
      new Promise<void>((resolve) => persistence._db.catch(() => resolve())),
    ]),
    isPersistence: (origin) => origin === persistence,
    destroy() {
      clearTimeout(merge);
      awareness.destroy();
      void persistence.destroy();
      doc.destroy();
    },
  };
}
