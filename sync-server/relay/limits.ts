/**
 * How much one member, and one address, may ask of the relay. Who is over is closed with a code at which a stock client
 * stops; nothing is lost by it: a device keeps what was not acknowledged, and comes back later.
 */
import type { Clock, Instant } from '../../lib/shared/clock.ts';

/** 0: no limit. */
export interface Rates {
  /** Open at once. */
  readonly connections: number;
  /** A second, lasting. So much as in a minute may come at once: a device comes back with months of edits. */
  readonly frames: number;
  readonly bytes: number;
}

export interface RelayLimits {
  readonly member: Rates;
  readonly address: Rates;
}

const UNLIMITED: Rates = { connections: 0, frames: 0, bytes: 0 };
export const NO_LIMITS: RelayLimits = { member: UNLIMITED, address: UNLIMITED };

const BURST_SECONDS = 60;

/** What nobody reaches; infinity cannot be counted with. */
const orNone = (limit: number): number => (limit === 0 ? 1e12 : limit);

/** Of one member or one address. */
export class Allowance {
  readonly #rates: Rates;
  #connections = 0;
  #frames: number;
  #bytes: number;
  #at: Instant;

  constructor(rates: Rates, now: Instant) {
    this.#rates = rates;
    this.#frames = BURST_SECONDS * orNone(rates.frames);
    this.#bytes = BURST_SECONDS * orNone(rates.bytes);
    this.#at = now;
  }

  /** One more connection; false if there are too many. */
  enter(): boolean {
    if (this.#connections >= orNone(this.#rates.connections)) return false;
    this.#connections += 1;
    return true;
  }

  leave(): void {
    this.#connections -= 1;
  }

  /** False where too much has come. A frame may go below what is left, so that one larger than it passes too. */
  take(bytes: number, now: Instant): boolean {
    this.#refill(now);
    if (this.#frames <= 0 || this.#bytes <= 0) return false;
    this.#frames -= 1;
    this.#bytes -= bytes;
    return true;
  }

  /** Forgetting it would change nothing. */
  isAtRest(now: Instant): boolean {
    this.#refill(now);
    const { frames, bytes } = this.#rates;
    const isFull =
      this.#frames >= BURST_SECONDS * orNone(frames) && this.#bytes >= BURST_SECONDS * orNone(bytes);
    return this.#connections === 0 && isFull;
  }

  #refill(now: Instant): void {
    const seconds = Math.max(0, now - this.#at) / 1000;
    const frames = orNone(this.#rates.frames);
    const bytes = orNone(this.#rates.bytes);
    this.#frames = Math.min(BURST_SECONDS * frames, this.#frames + seconds * frames);
    this.#bytes = Math.min(BURST_SECONDS * bytes, this.#bytes + seconds * bytes);
    this.#at = now;
  }
}

/** Those of all members, or of all addresses. */
export class Allowances {
  readonly #rates: Rates;
  readonly #clock: Clock;
  readonly #byName = new Map<string, Allowance>();

  constructor(rates: Rates, clock: Clock) {
    this.#rates = rates;
    this.#clock = clock;
  }

  of(name: string): Allowance {
    const allowance = this.#byName.get(name) ?? new Allowance(this.#rates, this.#clock.now());
    this.#byName.set(name, allowance);
    return allowance;
  }

  /** Gives up those at rest. */
  sweep(): void {
    const now = this.#clock.now();
    for (const [name, allowance] of this.#byName) if (allowance.isAtRest(now)) this.#byName.delete(name);
  }

  get size(): number {
    return this.#byName.size;
  }
}

/** Addresses of one line: a household's has 2^64 of IPv6, which count as one. */
export function lineOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return `${[...first, ...Array<string>(zeros).fill('0'), ...last].slice(0, 4).join(':')}::`;
}
