import { expect, test } from 'vitest';
import { dayParts, longDay, nearDay, timeOfDay } from './dates.ts';

test('a day is said in both languages, whatever the time zone of the machine', () => {
  expect(dayParts('2026-12-05T14:00', 'zh-CN')).toEqual({ month: '12月', day: '5', weekday: '星期六' });
  expect(dayParts('2026-12-05', 'en')).toEqual({ month: 'Dec', day: '5', weekday: 'Saturday' });
  expect(longDay('2026-12-05T14:00', 'zh-CN')).toBe('2026年12月5日');
});

test('a day of this year needs no year', () => {
  expect(nearDay('2026-12-20', 'zh-CN', '2026-11-23')).toBe('12月20日');
  expect(nearDay('2027-01-05', 'zh-CN', '2026-11-23')).toBe('2027年1月5日');
  expect(nearDay('soon', 'en', '2026-11-23')).toBe('soon');
});

test('what is no day stays as it is', () => {
  expect(dayParts('soon', 'en')).toBeUndefined();
  expect(longDay('soon', 'en')).toBe('soon');
});

test('the time of a day, where it has one', () => {
  expect(timeOfDay('2026-12-05T14:00')).toBe('14:00');
  expect(timeOfDay('2026-12-05')).toBe('');
});
