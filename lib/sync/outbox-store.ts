/** The outbox in IndexedDB: strict transactions, read back [SYNC2]. */
import type { MemberDb } from './member-db.ts';
import { counterKey } from './member-facts.ts';
import type { OutboxStore } from './outbox.ts';

export function outboxStore(db: MemberDb): OutboxStore {
  return {
    load: () => db.getAll('outbox'),
    async write(rows, counters) {
      const tx = db.transaction(['outbox', 'kv'], 'readwrite', { durability: 'strict' });
      for (const row of rows) void tx.objectStore('outbox').put(row);
      for (const { doc, n } of counters) void tx.objectStore('kv').put(n, counterKey(doc));
      await tx.done;
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
      const tx = db.transaction(['docs', 'outbox', 'kv'], 'readwrite', { durability: 'strict' });
      const before = await tx.objectStore('docs').get(doc);
      void tx.objectStore('docs').put({ id: doc, updates: [copy], summary: before?.summary, epoch });
      for (const id of removed) void tx.objectStore('outbox').delete(id);
      for (const row of rows) void tx.objectStore('outbox').put(row);
      for (const { n } of counters) void tx.objectStore('kv').put(n, counterKey(doc));
      await tx.done;
    },
  };
}

const bytes = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, update) => sum + update.length, 0);
