/** A stamp: the server's note that an act arrived [SYNC6, ACT8]. */
import * as v from 'valibot';
import type { Instant } from '../shared/clock.ts';

export interface Stamp {
  /** Running number in the document, from 1, without gaps. */
  readonly no: number;
  readonly at: Instant;
  /** Why it counts only after confirmation. */
  readonly held?: 'expired' | 'revoked';
}

const stampSchema = v.strictObject({
  no: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger()),
  held: v.optional(v.picklist(['expired', 'revoked'])),
});

export function parseStamp(value: unknown): Stamp | undefined {
  const parsed = v.safeParse(stampSchema, value);
  return parsed.success ? (parsed.output as Stamp) : undefined;
}
