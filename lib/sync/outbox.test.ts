import { describe, expect, test } from 'vitest';
import { documentId } from '../shared/ids.ts';
import type { OutboxRow } from './member-db.ts';
import { Outbox } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';

const doc = documentId('meeting', 'a');
const other = documentId('meeting', 'b');
const bytes = (...values: number[]) => new Uint8Array(values);

/** A store that ends each write when told to. */
function memory() {
  const rows = new Map<string, OutboxRow>();
  const counters = new Map<string, number>();
  const writes: ((fail?: Error) => void)[] = [];
  let isOpen = true;
  const gate = () =>
    isOpen
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => writes.push((fail) => (fail ? reject(fail) : resolve())));
  const store: OutboxStore = {
    load: async () => [...rows.values()],
    async write(added, counted) {
      await gate();
      for (const row of added) rows.set(row.id, row);
      for (const { doc, n } of counted) counters.set(doc, n);
    },
    remove: async (ids) => {
      for (const id of ids) rows.delete(id);
    },
    async replace(change) {
      await gate();
      for (const id of change.removed) rows.delete(id);
      for (const row of change.rows) rows.set(row.id, row);
      for (const { doc, n } of change.counters) counters.set(doc, n);
    },
  };
  return {
    store,
    rows,
    counters,
    hold: () => {
      isOpen = false;
    },
    open: () => {
      isOpen = true;
    },
    end: (fail?: Error) => writes.shift()?.(fail),
    started: async (count: number) => {
      while (writes.length < count) await undefined;
    },
  };
}

function outboxOn(store: OutboxStore, id = 'tab') {
  let made = 0;
  const written: OutboxRow[] = [];
  const removed: string[] = [];
  const outbox = new Outbox(
    store,
    { now: () => 7 },
    () => {
      made += 1;
      return `${id}-${made}`;
    },
    {
      changed: () => undefined,
      written: (rows) => void written.push(...rows),
      removed: (ids) => void removed.push(...ids),
    },
  );
  return { outbox, written, removed };
}

describe('the outbox', () => {
  test('[SYNC2] an update is kept only once its write is over', async () => {
    const { store, rows, hold, end, started } = memory();
    const { outbox, written } = outboxOn(store);
    hold();
    const kept = outbox.add(doc, 0, bytes(1), { doc, n: 4 });
    expect(outbox.ticks(doc)).toEqual({ kept: 'keeping', delivered: false });
    await started(1);
    expect(rows.size).toBe(0);
    end();
    expect(await kept).toBe(true);
    await outbox.settledDown();
    expect(outbox.ticks(doc)).toEqual({ kept: 'kept', delivered: false });
    expect(outbox.ticks(other)).toEqual({ kept: 'kept', delivered: true });
    expect(written.map((row) => row.id)).toEqual(['tab-1']);
  });

  test('[SYNC2] a store that fails says so, and the same change is kept later', async () => {
    const { store, rows, counters, hold, open, end, started } = memory();
    const { outbox } = outboxOn(store);
    hold();
    const kept = outbox.add(doc, 0, bytes(1), { doc, n: 1 });
    await started(1);
    end(new Error('QuotaExceededError'));
    expect(await kept).toBe(false);
    await outbox.settledDown();
    expect(outbox.ticks().kept).toBe('failed');
    open();
    outbox.retry();
    await outbox.settledDown();
    expect(outbox.ticks().kept).toBe('kept');
    expect([...rows.values()].map((row) => row.updates)).toEqual([[bytes(1)]]);
    expect(counters.get(doc)).toBe(1);
  });

  test('[SYNC17] what a lost store held is written into another, with what comes later, and leaves it when delivered', async () => {
    const lost = memory();
    const { outbox } = outboxOn(lost.store);
    await outbox.add(doc, 0, bytes(1), { doc, n: 1 });
    await outbox.settledDown();
    const { store, rows, counters } = memory();
    await outbox.writeAnew(store);
    expect(outbox.ticks()).toEqual({ kept: 'kept', delivered: false });
    await outbox.add(doc, 0, bytes(2));
    expect([...rows.values()].flatMap((row) => row.updates)).toEqual([bytes(1), bytes(2)]);
    expect(counters.get(doc)).toBe(1);
    await outbox.settleRows([...rows.keys()]);
    expect(rows.size).toBe(0);
  });

  test('[SYNC17] a store that is gone for good shows, although all had been kept in it before', async () => {
    const { store, hold, end, started } = memory();
    const { outbox } = outboxOn(store);
    await outbox.add(doc, 0, bytes(1));
    hold();
    const anew = outbox.writeAnew();
    await started(1);
    end(new Error('the connection is closed'));
    await anew;
    expect(outbox.ticks().kept).toBe('failed');
  });

  test('[SYNC2] updates that come while a write is under way share the next row', async () => {
    const { store, rows, hold, open, end, started } = memory();
    const { outbox } = outboxOn(store);
    hold();
    void outbox.add(doc, 0, bytes(1));
    await started(1);
    void outbox.add(doc, 0, bytes(2));
    void outbox.add(doc, 0, bytes(3));
    open();
    end();
    await outbox.settledDown();
    expect([...rows.values()].map((row) => row.updates)).toEqual([[bytes(1)], [bytes(2), bytes(3)]]);
  });

  test('[SYNC15] a row is let go only when all of its updates are settled, and never before its own write', async () => {
    const { store, rows, hold, open, end, started } = memory();
    const { outbox, removed } = outboxOn(store);
    hold();
    void outbox.add(doc, 0, bytes(1));
    await started(1);
    void outbox.add(doc, 0, bytes(2));
    const afterSecond = outbox.seq;
    void outbox.add(doc, 0, bytes(3));
    await outbox.settle(doc, afterSecond);
    expect(removed).toEqual([]);
    open();
    end();
    await outbox.settledDown();
    expect(removed).toEqual(['tab-1']);
    expect([...rows.keys()]).toEqual(['tab-2']);
    await outbox.settle(doc, outbox.seq);
    expect(rows.size).toBe(0);
    expect(outbox.ticks().delivered).toBe(true);
  });

  test('[SYNC14] rows of another tab are covered only after they are in the document', async () => {
    const { store } = memory();
    const { outbox } = outboxOn(store);
    outbox.note([{ id: 'other-1', doc, epoch: 0, at: 1, updates: [bytes(9)] }]);
    await outbox.settle(doc, outbox.seq + 100);
    expect(outbox.size).toBe(1);
    expect(outbox.enter(doc, 0)).toHaveLength(1);
    await outbox.settle(doc, outbox.seq);
    expect(outbox.size).toBe(0);
  });

  test('[GUARD6] a new start leaves one row, with what was re-entered and all counters', async () => {
    const { store, rows, counters, hold, open, end, started } = memory();
    const { outbox } = outboxOn(store);
    await outbox.add(doc, 0, bytes(1));
    hold();
    const waiting = outbox.add(doc, 0, bytes(2), { doc, n: 5 });
    await started(1);
    const late = outbox.add(doc, 0, bytes(3), { doc, n: 6 });
    const replaced = outbox.replace(doc, 1, bytes(0), bytes(4));
    // As in IndexedDB: what began first ends first.
    open();
    end();
    end();
    expect(await replaced).toBe(true);
    expect(await waiting).toBe(true);
    expect(await late).toBe(true);
    await outbox.settledDown();
    expect([...rows.values()].map(({ epoch, updates }) => ({ epoch, updates }))).toEqual([
      { epoch: 1, updates: [bytes(4)] },
    ]);
    expect(counters.get(doc)).toBe(6);
    expect(outbox.size).toBe(1);
  });
});
