/** A stamp: the server's note that an act arrived [SYNC6, ACT8]. */
import type { Instant } from '../shared/clock.ts';

export interface Stamp {
  /** Running number in the document, from 1, without gaps. */
  readonly no: number;
  readonly at: Instant;
  /** Why it counts only after confirmation. */
  readonly held?: 'expired' | 'revoked';
}

/** By hand: every fold reads the stamps of all acts, and a schema would cost more than the fold. */
export function parseStamp(value: unknown): Stamp | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { no, at, held } = value as Partial<Stamp>;
  const isStamp =
    Number.isSafeInteger(no) &&
    (no as number) >= 1 &&
    Number.isSafeInteger(at) &&
    (held === undefined || held === 'expired' || held === 'revoked');
  return isStamp ? (value as Stamp) : undefined;
}
