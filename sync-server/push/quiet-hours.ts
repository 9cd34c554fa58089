import type { QuietHours } from '../../lib/accounts/push-choices.ts';
import { DAY_MS, localMinuteOf } from '../../lib/deliberation/local-time.ts';
import type { Instant } from '../../lib/shared/clock.ts';

const MINUTE_MS = 60_000;

/** When the quiet hours end in which this instant lies; undefined: it lies in none. */
export function quietUntil(now: Instant, quiet: QuietHours | undefined): Instant | undefined {
  if (!quiet) return undefined;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const minute = localMinuteOf(now);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  const left = ((to - minute) * MINUTE_MS + DAY_MS) % DAY_MS;
  return now - (now % MINUTE_MS) + left;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
