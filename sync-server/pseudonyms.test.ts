import { expect, test } from 'vitest';
import { pseudonyms } from './pseudonyms.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

test('a name stays the same for a day, and is another the next, after a restart, and of somebody else', () => {
  const clock = { at: DAY_MS, now: () => clock.at };
  const pseudonym = pseudonyms(clock, random);
  const first = pseudonym('member-1');
  expect(first).toMatch(/^[\w-]{8}$/);
  clock.at = 2 * DAY_MS - 1;
  expect(pseudonym('member-1')).toBe(first);
  expect(pseudonym('member-2')).not.toBe(first);
  expect(pseudonyms(clock, random)('member-1')).not.toBe(first);
  clock.at = 2 * DAY_MS;
  expect(pseudonym('member-1')).not.toBe(first);
});
