/**
 * What one socket is sent. While its reader lags, the document's updates wait here, shared with everybody else they wait
 * for, and go as one when the socket has taken what it has; what would be too much cuts it off [SYNC11].
 */
import { mergeMany } from '../history/merge-many.ts';
import type { Line } from './line.ts';
import { updateFrame } from './wire.ts';

/** Bytes in the socket and here. */
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** So many are merged within some tens of milliseconds; whoever lags further is resynchronised for less. */
const MAX_WAITING_UPDATES = 4096;

/** The socket, as far as a queue is concerned. */
export type Outlet = Pick<Line, 'isOpen' | 'isFull' | 'bufferedAmount' | 'onceDrained' | 'send' | 'close'>;

export interface QueueEvents {
  /** The reader lags no more. */
  drained(): void;
  /** Too much would wait for it. */
  tooSlow(): void;
}

/** In one frame, about. */
const MERGED_BYTES = 256 * 1024;
/** What is larger goes alone, in the frame that all share: a merged one would be this reader's own. */
const SMALL_BYTES = 8 * 1024;

interface Forwarded {
  readonly update: Uint8Array;
  readonly frame: Uint8Array;
}
const NONE: readonly Forwarded[] = [];

export class SendQueue {
  readonly #outlet: Outlet;
  readonly #events: QueueEvents;
  /** A list of its own only while the reader lags. */
  #updates = NONE as Forwarded[];
  #updateBytes = 0;
  #isWatching = false;

  constructor(outlet: Outlet, events: QueueEvents) {
    this.#outlet = outlet;
    this.#events = events;
  }

  /** The system takes no more for now. */
  get isLagging(): boolean {
    return this.#updates.length > 0 || this.#outlet.isFull;
  }

  /** Bytes that wait for the reader. */
  get bytes(): number {
    return this.#outlet.bufferedAmount + this.#updateBytes;
  }

  /** What goes in its order. A reader for whom nothing waits is sent anything, however large. */
  send(frame: Uint8Array): void {
    if (!this.#takes(frame)) return;
    this.#outlet.send(frame);
    this.#watch();
  }

  /** `frame`: the same update as it is sent alone. */
  update(update: Uint8Array, frame: Uint8Array): void {
    if (!this.isLagging) return this.send(frame);
    if (!this.#takes(update)) return;
    if (this.#updates.length >= MAX_WAITING_UPDATES) return this.#events.tooSlow();
    if (this.#updates === NONE) this.#updates = [];
    this.#updates.push({ update, frame });
    this.#updateBytes += update.length;
    this.#watch();
  }

  #takes({ length }: Uint8Array): boolean {
    if (!this.#outlet.isOpen) return false;
    if (!this.isLagging || this.bytes + length <= MAX_WAITING_BYTES) return true;
    this.#events.tooSlow();
    return false;
  }

  #watch(): void {
    if (this.#isWatching || !this.#outlet.isFull) return;
    this.#isWatching = true;
    this.#outlet.onceDrained(() => this.#drained());
  }

  #drained(): void {
    this.#isWatching = false;
    if (!this.#outlet.isOpen) return this.clear();
    while (this.#updates.length > 0 && !this.#outlet.isFull) this.#sendSome();
    if (this.#outlet.isFull) this.#watch();
    else this.#events.drained();
  }

  #sendSome(): void {
    const [first] = this.#updates;
    let [count, bytes] = [0, 0];
    for (const { update } of this.#updates) {
      if (count > 0 && (update.length > SMALL_BYTES || bytes >= MERGED_BYTES)) break;
      count += 1;
      bytes += update.length;
      if (update.length > SMALL_BYTES) break;
    }
    const some = this.#updates.splice(0, count);
    this.#updateBytes -= bytes;
    if (first && count === 1) this.#outlet.send(first.frame);
    else this.#outlet.send(updateFrame(mergeMany(some.map(({ update }) => update))));
  }

  /** Nothing of it will be sent any more. */
  clear(): void {
    this.#updates = NONE as Forwarded[];
    this.#updateBytes = 0;
  }
}
