/** Growing waits after failures, per name: an account, an address, a device. In memory: a restart forgives. */
import type { Clock, Instant } from '../../lib/shared/clock.ts';

const LONGEST_MS = 15 * 60 * 1000;
/** A name without failures for so long starts again. */
const FORGET_MS = 60 * 60 * 1000;
const MOST_NAMES = 20_000;

interface Failures {
  count: number;
  last: Instant;
}

export class Throttle {
  readonly #clock: Clock;
  readonly #free: number;
  readonly #failures = new Map<string, Failures>();

  /** `free`: failures without a wait; then 1 s, doubling up to 15 minutes. */
  constructor(clock: Clock, free: number) {
    this.#clock = clock;
    this.#free = free;
  }

  /** Milliseconds until this name may try again; 0 for now. */
  wait(name: string): number {
    const failures = this.#current(name);
    if (!failures || failures.count < this.#free) return 0;
    const pause = Math.min(LONGEST_MS, 1000 * 2 ** (failures.count - this.#free));
    return Math.max(0, failures.last + pause - this.#clock.now());
  }

  /** Called before the password is checked, so that guesses made at once do not all pass as the first. */
  begin(name: string): void {
    const failures = this.#current(name) ?? { count: 0, last: 0 };
    this.#failures.delete(name);
    this.#failures.set(name, { count: failures.count + 1, last: this.#clock.now() });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_NAMES && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeed(name: string): void {
    this.#failures.delete(name);
  }

  /** Takes back one `begin` and leaves earlier failures counted. */
  forgive(name: string): void {
    const failures = this.#failures.get(name);
    if (failures) failures.count -= 1;
  }

  #current(name: string): Failures | undefined {
    const failures = this.#failures.get(name);
    return failures && this.#clock.now() - failures.last < FORGET_MS ? failures : undefined;
  }
}
