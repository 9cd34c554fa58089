/** Where the outbox lies: in IndexedDB, by strict transactions that are read back [SYNC2]. */
import type { DocumentId } from '../shared/ids.ts';
import type { MemberDb, OutboxRow } from './member-db.ts';
import { counterKey } from './member-facts.ts';
import type { Counter } from './outbox-entry.ts';

export interface OutboxStore {
  load(): Promise<readonly OutboxRow[]>;
  /** Durable and read back, or rejected. */
  write(rows: readonly OutboxRow[], counters: readonly Counter[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** All in one durable transaction: a document starts again from the centre's copy [GUARD6]. */
  replace(change: Replacement): Promise<void>;
}

export interface Replacement {
  readonly doc: DocumentId;
  /** The centre's copy. */
  readonly copy: Uint8Array<ArrayBuffer>;
  readonly epoch: number;
  readonly removed: readonly string[];
  readonly rows: readonly OutboxRow[];
  readonly counters: readonly Counter[];
}

export function outboxStore(db: MemberDb): OutboxStore {
  return {
    load: () => db.getAll('outbox'),
    async write(rows, counters) {
      const tx = db.transaction(['outbox', 'kv'], 'readwrite', { durability: 'strict' });
      await Promise.all([
        ...rows.map((row) => tx.objectStore('outbox').put(row)),
        ...counters.map(({ doc, n }) => tx.objectStore('kv').put(n, counterKey(doc))),
        tx.done,
      ]);
      for (const row of rows) {
        const read = await db.get('outbox', row.id);
        if (!read || bytes(read.updates) !== bytes(row.updates)) throw new Error('not what was written');
      }
    },
    async remove(ids) {
      const tx = db.transaction('outbox', 'readwrite');
      for (const id of ids) void tx.store.delete(id);
      await tx.done;
    },
    async replace({ doc, copy, epoch, removed, rows, counters }) {
      const tx = db.transaction(['docs', 'copies', 'outbox', 'kv'], 'readwrite', { durability: 'strict' });
      const before = await tx.objectStore('docs').get(doc);
      await Promise.all([
        tx.objectStore('docs').put({ id: doc, summary: before?.summary, epoch }),
        tx.objectStore('copies').put({ id: doc, updates: [copy] }),
        ...removed.map((id) => tx.objectStore('outbox').delete(id)),
        ...rows.map((row) => tx.objectStore('outbox').put(row)),
        ...counters.map(({ n }) => tx.objectStore('kv').put(n, counterKey(doc))),
        tx.done,
      ]);
    },
  };
}

const bytes = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, update) => sum + update.length, 0);
