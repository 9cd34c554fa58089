/** What was let into a document on its way to the disk, in order, and who is told once it is there [SYNC1]. */
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Append, StoredDocument } from '../storage/store.ts';
import type { RoomListener, RoomServices, StoredUpdate } from './submission.ts';

export class RoomLog {
  readonly #id: DocumentId;
  readonly #services: Pick<RoomServices, 'store' | 'watch'>;
  readonly #listeners = new Set<RoomListener>();
  #last: number;
  #seq: number;
  #pending: Promise<void> = Promise.resolve();
  #pendingCount = 0;
  #isLost = false;

  constructor(
    id: DocumentId,
    stored: StoredDocument | undefined,
    services: Pick<RoomServices, 'store' | 'watch'>,
  ) {
    this.#id = id;
    this.#services = services;
    this.#last = stored?.last ?? 0;
    this.#seq = stored?.seq ?? 0;
  }

  listen(listener: RoomListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once it is on disk, and everybody was told. */
  append(update: StoredUpdate, entry: Omit<Append, 'doc' | 'seq' | 'update'>): Promise<void> {
    this.#pendingCount += 1;
    this.#seq += 1;
    const settled = this.#services.watch?.admitted();
    const stored = this.#services.store
      .append({ ...entry, doc: this.#id, seq: this.#seq, update: update.update })
      .then(
        (number) => {
          this.#pendingCount -= 1;
          this.#last = number;
          settled?.();
          if (this.#isLost) throw new Error('the room was lost');
          for (const listener of this.#listeners) listener.stored(update);
        },
        (error: unknown) => {
          this.#pendingCount -= 1;
          this.lose();
          throw error;
        },
      );
    this.#pending = stored.catch(() => undefined);
    return stored;
  }

  /** All that was appended until now is on disk. */
  durable(): Promise<void> {
    return this.#pending;
  }

  get hasPending(): boolean {
    return this.#pendingCount > 0;
  }

  /** Number of the newest stored update. */
  get last(): number {
    return this.#last;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** What is in memory is not what is stored: everybody starts again from the disk [SYNC1]. */
  lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    for (const listener of [...this.#listeners]) listener.lost();
  }

  /** Nobody is told any more. */
  end(): void {
    this.#isLost = true;
  }
}
