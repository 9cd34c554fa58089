/**
 * The strict log of local changes, text and acts alike: what a screen calls kept has been written here and read
 * back [SYNC2], and stays until the centre has settled it. Independent of Yjs and of IndexedDB.
 */
import type { Clock } from '../shared/clock.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { Ticks } from './device.ts';
import type { OutboxRow } from './member-db.ts';
import { type Counter, type Entry, newEntry, rowOf, ticksOf, writtenEntry } from './outbox-entry.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface OutboxEvents {
  changed(): void;
  /** This tab's rows are kept: other tabs may have them. */
  written(rows: readonly OutboxRow[]): void;
  /** No longer needed: the centre has them. */
  removed(ids: readonly string[]): void;
}

export class Outbox {
  #store: OutboxStore;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #events: OutboxEvents;
  readonly #entries = new Map<string, Entry>();
  #seq = 0;
  #writing: Promise<void> | undefined;

  constructor(store: OutboxStore, clock: Clock, newId: () => string, events: OutboxEvents) {
    this.#store = store;
    this.#clock = clock;
    this.#newId = newId;
    this.#events = events;
  }

  async load(): Promise<void> {
    this.note(await this.#store.load());
  }

  /** Rows that are in the database already: of former times, or of another tab. */
  note(rows: readonly OutboxRow[]): void {
    for (const row of rows) {
      if (this.#entries.has(row.id)) continue;
      this.#entries.set(row.id, writtenEntry(row));
    }
    this.#events.changed();
  }

  /** Another tab says that they are settled. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#entries.delete(id);
    this.#events.changed();
  }

  /** Notes a local update; resolves with whether it is kept. Updates of the time of a write share the next row. */
  add(doc: DocumentId, epoch: number, update: Uint8Array<ArrayBuffer>, counter?: Counter): Promise<boolean> {
    const entry = this.#waiting(doc, epoch);
    entry.updates.push(update);
    entry.seq = ++this.#seq;
    entry.settled = false;
    if (counter) entry.counters.push(counter);
    const kept = new Promise<boolean>((resolve) => entry.waiters.push(resolve));
    this.#events.changed();
    this.#writing ??= this.#writeAll();
    return kept;
  }

  #waiting(doc: DocumentId, epoch: number): Entry {
    for (const entry of this.#entries.values())
      if (
        entry.doc === doc &&
        entry.epoch === epoch &&
        (entry.phase === 'waiting' || entry.phase === 'failed')
      ) {
        entry.phase = 'waiting';
        return entry;
      }
    const made = this.#made(doc, epoch);
    this.#entries.set(made.id, made);
    return made;
  }

  #made(doc: DocumentId, epoch: number): Entry {
    return newEntry({ id: this.#newId(), doc, epoch, at: this.#clock.now() });
  }

  /** Tries again what could not be written. */
  retry(): void {
    for (const entry of this.#entries.values()) if (entry.phase === 'failed') entry.phase = 'waiting';
    this.#writing ??= this.#writeAll();
  }

  /** What the store held is gone, or the store itself: all that waits for the centre is written again, into this one. */
  async writeAnew(store = this.#store): Promise<void> {
    await this.#writing;
    this.#store = store;
    for (const entry of this.#entries.values()) entry.phase = 'waiting';
    this.#writing ??= this.#writeAll();
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // One microtask later, so that all updates of one transaction share a row.
    await undefined;
    for (;;) {
      const batch = [...this.#entries.values()].filter((entry) => entry.phase === 'waiting');
      if (batch.length === 0) break;
      for (const entry of batch) entry.phase = 'writing';
      const kept = await this.#write(batch);
      for (const entry of batch) {
        entry.phase = kept ? 'written' : 'failed';
        for (const resolve of entry.waiters.splice(0)) resolve(kept);
      }
      if (kept) this.#events.written(batch.map(rowOf));
      await this.#drop(batch.filter((entry) => entry.settled && entry.phase === 'written'));
      this.#events.changed();
    }
    this.#writing = undefined;
  }

  async #write(batch: readonly Entry[]): Promise<boolean> {
    try {
      await this.#store.write(
        batch.map(rowOf),
        batch.flatMap((entry) => entry.counters),
      );
      return true;
    } catch {
      return false;
    }
  }

  /** The place in the order of what went into documents: a frame sent now covers all up to here. */
  get seq(): number {
    return this.#seq;
  }

  /** The rows of this copy of a document, to be put into it; from then on frames can cover them. */
  enter(doc: DocumentId, epoch: number): OutboxRow[] {
    const entries = [...this.#entries.values()].filter((entry) => entry.doc === doc && entry.epoch === epoch);
    for (const entry of entries) entry.seq ??= ++this.#seq;
    return entries.map(rowOf);
  }

  /** The document is closed here: its rows are in no open copy until it is entered again. */
  leave(doc: DocumentId): void {
    for (const entry of this.#entries.values())
      if (entry.doc === doc && entry.phase === 'written') entry.seq = undefined;
  }

  /** The centre has settled all of a document that was in it at `upTo`. */
  async settle(doc: DocumentId, upTo: number): Promise<void> {
    const covered = [...this.#entries.values()].filter(
      (entry) => entry.doc === doc && entry.seq !== undefined && entry.seq <= upTo,
    );
    for (const entry of covered) entry.settled = true;
    await this.#drop(covered.filter((entry) => entry.phase === 'written'));
  }

  /** The centre has stored these rows. */
  async settleRows(ids: readonly string[]): Promise<void> {
    await this.#drop(ids.flatMap((id) => this.#entries.get(id) ?? []));
  }

  async #drop(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const ids = entries.map((entry) => entry.id);
    for (const id of ids) this.#entries.delete(id);
    this.#events.changed();
    this.#events.removed(ids);
    // Should this fail, the rows are sent once more at the next start, which changes nothing.
    await this.#store.remove(ids).catch(() => undefined);
  }

  /**
   * The document goes on from the centre's copy, with what was re-entered as its only unsent change. Nothing may
   * be written into the old copy after `reentered` was made and before this is called.
   */
  async replace(
    doc: DocumentId,
    epoch: number,
    copy: Uint8Array<ArrayBuffer>,
    reentered: Uint8Array<ArrayBuffer> | undefined,
  ): Promise<boolean> {
    const before = [...this.#entries.values()].filter((entry) => entry.doc === doc);
    for (const entry of before) {
      if (entry.phase === 'writing') entry.settled = true;
      else this.#entries.delete(entry.id);
    }
    const entry = this.#made(doc, epoch);
    entry.phase = 'writing';
    entry.seq = ++this.#seq;
    if (reentered) entry.updates.push(reentered);
    for (const old of before) {
      entry.counters.push(...old.counters);
      if (old.phase !== 'writing') entry.waiters.push(...old.waiters);
    }
    if (reentered) this.#entries.set(entry.id, entry);
    const removed = before.filter(({ phase }) => phase !== 'writing').map(({ id }) => id);
    const rows = reentered ? [rowOf(entry)] : [];
    const kept = await this.#store
      .replace({ doc, copy, epoch, removed, rows, counters: entry.counters })
      .then(() => true)
      .catch(() => false);
    entry.phase = kept ? 'written' : 'failed';
    for (const resolve of entry.waiters.splice(0)) resolve(kept);
    this.#events.removed(removed);
    if (kept && entry.settled) await this.#drop([entry]);
    this.#events.changed();
    return kept;
  }

  /** Kept rows by document: what a push has to send. */
  rows(): ReadonlyMap<DocumentId, readonly OutboxRow[]> {
    const byDoc = new Map<DocumentId, OutboxRow[]>();
    for (const entry of this.#entries.values()) {
      const list = byDoc.get(entry.doc) ?? [];
      list.push(rowOf(entry));
      byDoc.set(entry.doc, list);
    }
    return byDoc;
  }

  rowsOf(doc: DocumentId): readonly OutboxRow[] {
    return this.rows().get(doc) ?? [];
  }

  /** Resolves when no write is under way. */
  async settledDown(): Promise<void> {
    await this.#writing;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Of one document, or of all. */
  ticks(doc?: DocumentId): Ticks {
    return ticksOf([...this.#entries.values()].filter((entry) => doc === undefined || entry.doc === doc));
  }
}
