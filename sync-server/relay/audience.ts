/** The connections that have one document open, and what all of them are sent. */
import { Presence } from './presence.ts';
import type { Room } from './room.ts';
import { awarenessFrame, updateFrame } from './wire.ts';

/** A connection, as far as a document's audience is concerned. */
export interface Listener {
  send(frame: Uint8Array): void;
  /** The document must be opened again. */
  retryLater(): void;
}

export class Audience {
  readonly room: Room;
  readonly presence: Presence;
  readonly #connections = new Set<Listener>();
  readonly #stop: () => void;

  constructor(room: Room) {
    this.room = room;
    this.presence = new Presence(room, (update) => this.#sendAll(awarenessFrame(update)));
    this.#stop = room.listen({
      stored: (update, added, sender) => this.#forward(update, added, sender),
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

  #forward(update: Uint8Array, added: Uint8Array | undefined, sender: unknown): void {
    const frame = updateFrame(update);
    for (const connection of this.#connections) {
      if (connection !== sender) connection.send(frame);
      else if (added) connection.send(updateFrame(added));
    }
  }

  #sendAll(frame: Uint8Array): void {
    for (const connection of this.#connections) connection.send(frame);
  }
}
