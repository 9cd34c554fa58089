import { describe, expect, test } from 'vitest';
import { lunarDay, lunarOf } from './lunar.ts';

describe('the lunar day', () => {
  // The days that the State Council and the Hong Kong Observatory name.
  test.each(
    `2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13
    2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24
    2040-02-12 2050-01-23 2060-02-02`.split(/\s+/),
  )('Spring Festival is on %s, and the day before is the last of the old year', (day) => {
    expect(lunarDay(day, 'zh-CN')).toBe('农历正月初一');
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    if (day > '2020-01-25') expect(lunarDay(eve, 'zh-CN')).toMatch(/^农历腊月(廿九|三十)$/);
  });

  test.each([
    ['2025-07-25', '农历闰六月初一'],
    ['2025-08-22', '农历闰六月廿九'],
    ['2025-08-23', '农历七月初一'],
    ['2028-06-23', '农历闰五月初一'],
    ['2033-12-22', '农历闰冬月初一'],
    ['2023-03-22', '农历闰二月初一'],
    ['2026-03-03', '农历正月十五'],
    ['2026-06-19', '农历五月初五'],
    ['2026-08-19', '农历七月初七'],
    ['2026-09-25', '农历八月十五'],
    ['2026-10-18', '农历九月初九'],
    ['2026-12-22', '农历冬月十四'],
    ['2027-01-15', '农历腊月初八'],
    ['2027-02-05', '农历腊月廿九'],
    ['2026-12-28T14:00', '农历冬月二十'],
  ])('%s: %s', (day, said) => {
    expect(lunarDay(day, 'zh-CN')).toBe(said);
  });

  test('in English, in words', () => {
    expect(lunarDay('2026-12-05', 'en')).toBe('Lunar month 10, day 27');
    expect(lunarDay('2025-07-25', 'en')).toBe('Lunar leap month 6, day 1');
  });

  test('what is no day, or lies beyond the table, is not said', () => {
    for (const day of ['soon', '', '2020-01-24', '2099-01-01']) {
      expect(lunarOf(day), day).toBeUndefined();
      expect(lunarDay(day, 'zh-CN')).toBe('');
    }
  });

  test('every month has 29 or 30 days, and each day follows the one before', () => {
    let before = lunarOf('2020-01-25');
    for (let at = Date.UTC(2020, 0, 26); ; at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const lunar = lunarOf(day);
      if (!lunar) {
        expect(day).toBe('2089-02-10');
        return;
      }
      if (lunar.day === 1) expect([29, 30], day).toContain(before?.day);
      else expect(lunar, day).toEqual({ ...before, day: (before?.day ?? 0) + 1 });
      before = lunar;
    }
  });

  test('the browser’s own reckoning agrees but for new moons close to midnight', () => {
    const reckoned = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    let other = 0;
    for (let at = Date.UTC(2020, 0, 25); at < Date.UTC(2060, 0, 1); at += 86_400_000) {
      const lunar = lunarOf(new Date(at).toISOString().slice(0, 10));
      const parts = Object.fromEntries(reckoned.formatToParts(at).map(({ type, value }) => [type, value]));
      const said = `${lunar?.month}${lunar?.leap ? 'bis' : ''}/${lunar?.day}`;
      if (said !== `${parts.month}/${parts.day}`) other++;
    }
    expect(other).toBeLessThanOrEqual(62);
  });
});
