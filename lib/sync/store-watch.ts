/** What becomes of a member's store on this phone, as this tab sees it. */
import type { Clock } from '../shared/clock.ts';
import type { Store } from './device.ts';
import { askToLastInTime } from './phone-storage.ts';

export class StoreWatch {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #state: Store = 'open';
  #askedToLast = false;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get state(): Store {
    return this.#state;
  }

  /** What was cleared or cut off stays so for this page. */
  is(state: Store): void {
    if (this.#state === 'cleared' || this.#state === 'cut-off' || state === this.#state) return;
    this.#state = state;
    this.#changed();
  }

  /** What did not go into a full or closed store comes again with the next exchange. Any other error is a bug. */
  readonly failed = (error: unknown): void => {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'QuotaExceededError') this.is('full');
  };

  /** There is something to lose. */
  holdsSomething(): void {
    if (this.#askedToLast) return;
    this.#askedToLast = true;
    void askToLastInTime(this.#clock.now());
  }
}
