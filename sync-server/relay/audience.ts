/** The connections that have one document open, and what all of them are sent. */
import { mergeMany } from '../history/merge-many.ts';
import { Presence } from './presence.ts';
import type { Room } from './room.ts';
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

/** An update that is on disk: all of it, and of it what the centre added. */
interface Stored {
  readonly update: Uint8Array;
  readonly added: Uint8Array | undefined;
  readonly sender: unknown;
}

export class Audience {
  readonly room: Room;
  readonly presence: Presence;
  readonly #connections = new Set<Listener>();
  readonly #stop: () => void;
  /** Stored together, by one commit. */
  #batch: Stored[] = [];

  constructor(room: Room) {
    this.room = room;
    this.presence = new Presence(room, (update) => this.#sendAll(awarenessFrame(update)));
    this.#stop = room.listen({
      stored: (update, added, sender) => this.#stored({ update, added, sender }),
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
  #stored(stored: Stored): void {
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

  #forward({ update, added, sender }: Stored): void {
    const frame = updateFrame(update);
    for (const connection of this.#connections) {
      if (connection !== sender) connection.update(update, frame);
      else if (added) connection.update(added, updateFrame(added));
    }
  }

  /** One frame for everybody. Of several senders each gets back its own among the others', which changes nothing there. */
  #forwardMerged(batch: readonly Stored[]): void {
    const update = mergeMany(batch.map((stored) => stored.update));
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
