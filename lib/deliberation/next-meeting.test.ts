import { expect, test } from 'vitest';
import { lastMeetingDate, nextMeetingDate } from './next-meeting.ts';

test.each([
  ['2026-12-01', 5, '2026-12-05'],
  ['2026-12-05', 5, '2026-12-05'],
  ['2026-12-06', 5, '2027-01-05'],
  ['2026-01-31', 31, '2026-01-31'],
  ['2027-02-01', 31, '2027-02-28'],
  ['2028-02-01', 31, '2028-02-29'],
])('from %s on day %i: %s', (from, day, next) => {
  expect(nextMeetingDate(from, day)).toBe(next);
});

test.each([
  ['2026-12-05', 5, '2026-11-05'],
  ['2026-12-06', 5, '2026-12-05'],
  ['2027-01-03', 5, '2026-12-05'],
])('before %s on day %i: %s', (from, day, last) => {
  expect(lastMeetingDate(from, day)).toBe(last);
});
