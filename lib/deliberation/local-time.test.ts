import { expect, test } from 'vitest';
import {
  daysBetween,
  instantOf,
  isCalendarDate,
  isLocalDateTime,
  localDateOf,
  localHourOf,
} from './local-time.ts';

test('a date is a day that exists, a time one of that day', () => {
  expect(['2028-02-29', '2026-12-31'].every(isCalendarDate)).toBe(true);
  expect(['2027-02-29', '2026-1-1', '2026-12-32', '', 7].some(isCalendarDate)).toBe(false);
  expect(isLocalDateTime('2026-12-05T23:59')).toBe(true);
  expect(['2026-12-05T24:00', '2026-12-05', '2026-12-05T14:00:00'].some(isLocalDateTime)).toBe(false);
});

test('two in the afternoon is the same instant on every device', () => {
  expect(instantOf('2026-12-05T14:00')).toBe(Date.UTC(2026, 11, 5, 6));
  expect(localDateOf(Date.UTC(2026, 11, 4, 16))).toBe('2026-12-05');
  expect(localDateOf(Date.UTC(2026, 11, 4, 15, 59))).toBe('2026-12-04');
  expect(daysBetween('2026-12-28', '2027-01-05')).toBe(8);
  expect(localHourOf(Date.UTC(2026, 11, 4, 23, 59))).toBe(7);
});
