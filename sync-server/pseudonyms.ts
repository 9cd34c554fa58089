/**
 * Short names under which the log follows a member or a document through one day. They come from a random key that is
 * kept in memory alone and thrown away at midnight (UTC) and at a restart: afterwards nobody, not even the operator, can
 * tell whose they were or link one day's to the next's.
 */
import { createHmac } from 'node:crypto';
import type { Clock } from '../lib/shared/clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEY_BYTES = 32;
const LETTERS = 8;

export type Pseudonyms = (name: string) => string;

export function pseudonyms(clock: Clock, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): Pseudonyms {
  let day: number | undefined;
  let key = new Uint8Array(0);
  return (name) => {
    const today = Math.floor(clock.now() / DAY_MS);
    if (today !== day) {
      day = today;
      key = new Uint8Array(random(new Uint8Array(KEY_BYTES)));
    }
    return createHmac('sha256', key).update(name).digest('base64url').slice(0, LETTERS);
  };
}
