/** What of the photos that were shown here has to go. */
import type { Instant } from '../../shared/clock.ts';

export interface ShownOnce {
  readonly digest: string;
  readonly bytes: number;
  /** When it was last shown. */
  readonly usedAt: Instant;
}

/** So much of them stays on a phone. */
const MOST_BYTES = 20 * 1024 * 1024;

/** The longest not shown go first. Those that wait to be sent stay, and take no room from the others. */
export function overflow(shown: readonly ShownOnce[], waiting: ReadonlySet<string>): string[] {
  let bytes = 0;
  return shown
    .filter(({ digest }) => !waiting.has(digest))
    .sort((a, b) => b.usedAt - a.usedAt)
    .filter((photo) => {
      bytes += photo.bytes;
      return bytes > MOST_BYTES;
    })
    .map(({ digest }) => digest);
}
