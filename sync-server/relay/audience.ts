/** The connections that have one document open, and what all of them are sent. */
import { mergeMany } from '../history/merge-many.ts';
import { type Emitted, joinUpdates } from './joined-updates.ts';
import { Presence } from './presence.ts';
import type { Room } from './room.ts';
import type { StoredUpdate } from './submission.ts';
import { awarenessFrame, updateFrame } from './wire.ts';

/** A merged frame is worth making for more than so many readers, of updates no larger than so. */
const FEW_READERS = 2;
const MAX_MERGED_BYTES = 256 * 1024;

/** A connection, as far as a document's audience is concerned. */
export interface Listener {
  /** `frame`: the update as it is sent. */
  update(update: Uint8Array, frame: Uint8Array): void;
  presence(frame: Uint8Array): void;
  /** The document must be opened again. */
  retryLater(): void;
}

export class Audience {
  readonly room: Room;
  readonly presence: Presence;
  readonly #connections = new Set<Listener>();
  readonly #stop: () => void;
  /** Stored together, by one commit. */
  #batch: StoredUpdate[] = [];

  constructor(room: Room) {
    this.room = room;
    this.presence = new Presence(room, (update) => this.#sendAll(awarenessFrame(update)));
    this.#stop = room.listen({
      stored: (stored) => this.#stored(stored),
      lost: () => {
        for (const connection of [...this.#connections]) connection.retryLater();
      },
    });
  }

  join(connection: Listener): void {
    this.#connections.add(connection);
  }

  /** True when nobody is left. */
  leave(connection: Listener): boolean {
    this.#connections.delete(connection);
    this.presence.leave(connection);
    if (this.#connections.size > 0) return false;
    this.#stop();
    this.presence.destroy();
    return true;
  }

  /** All of a commit are told within one turn of microtasks, so that waiting for its end costs no time. */
  #stored(stored: StoredUpdate): void {
    if (this.#batch.push(stored) === 1) queueMicrotask(() => this.#forwardBatch());
  }

  #forwardBatch(): void {
    const batch = this.#batch;
    this.#batch = [];
    const bytes = batch.reduce((sum, { update }) => sum + update.length, 0);
    if (batch.length > 1 && this.#connections.size > FEW_READERS && bytes <= MAX_MERGED_BYTES)
      this.#forwardMerged(batch);
    else for (const stored of batch) this.#forward(stored);
  }

  #forward({ update, added, sender }: StoredUpdate): void {
    const frame = updateFrame(update);
    for (const connection of this.#connections) {
      if (connection !== sender) connection.update(update, frame);
      else if (added) connection.update(added, updateFrame(added));
    }
  }

  /** One frame for everybody. Of several senders each gets back its own among the others', which changes nothing there. */
  #forwardMerged(batch: readonly StoredUpdate[]): void {
    const update = joined(batch);
    const frame = updateFrame(update);
    const senders = new Set(batch.map(({ sender }) => sender));
    const [only] = senders.size === 1 ? senders : [];
    for (const connection of this.#connections) {
      if (connection !== only) connection.update(update, frame);
      else for (const { added } of batch) if (added) connection.update(added, updateFrame(added));
    }
  }

  #sendAll(frame: Uint8Array): void {
    for (const connection of this.#connections) connection.presence(frame);
  }
}

function joined(batch: readonly StoredUpdate[]): Uint8Array {
  const emitted: Emitted[] = [];
  for (const stored of batch) {
    if (!stored.emitted) return mergeMany(batch.map(({ update }) => update));
    emitted.push(stored.emitted);
  }
  return joinUpdates(emitted);
}
