/** Whether the centre answers. Asked, not guessed: browsers call a dead Wi-Fi online. */
import type { Reach } from './device.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
const RECHECK_MS = 30_000;

export interface ReachabilityParts {
  /** Does the centre answer? Never rejects. */
  readonly probe: () => Promise<boolean>;
  /** In [0, 1): spreads a whole hall's retries. */
  readonly chance: () => number;
  readonly changed: (reach: Reach) => void;
}

export class Reachability {
  readonly #parts: ReachabilityParts;
  #reach: Reach = 'unknown';
  #failures = 0;
  #probing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(parts: ReachabilityParts) {
    this.#parts = parts;
  }

  get reach(): Reach {
    return this.#reach;
  }

  /** Asks now: something made the last answer doubtful. */
  check(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#probing ??= this.#ask().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    const answered = await this.#parts.probe();
    if (this.#stopped) return;
    this.#failures = answered ? 0 : this.#failures + 1;
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
    const pause = answered ? RECHECK_MS : backoff * (0.5 + this.#parts.chance() / 2);
    this.#timer = setTimeout(() => void this.check(), pause);
    const reach: Reach = answered ? 'online' : 'offline';
    if (reach === this.#reach) return;
    this.#reach = reach;
    this.#parts.changed(reach);
  }
}
