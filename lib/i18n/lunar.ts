/**
 * The lunar calendar from a table, not from Intl: browsers work it out from the moon and miss new moons close to
 * midnight (ICU 78 puts the Spring Festival of 2027 a day late), and two phones would tell two dates.
 */

const FIRST_DAY = Date.UTC(2020, 0, 25);
/**
 * From 2020 on, after the Hong Kong Observatory's conversion tables; beyond the last, the lunar day stays unsaid.
 * A year in 17 bits: the highest is set if its leap month has 30 days, the next twelve for each month that has 30
 * (29 otherwise), the last four name the month before the leap month, or 0.
 */
const YEARS = `
07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530 05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520
0dd45 0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0 14b63 09370 049f8 04970 064b0 168a6 0ea50 06b20
1a6c4 0aae0 092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4 052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0
0aba4 0a5b0 052b0 0b273 06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4`
  .trim()
  .split(/\s+/);
const DAY_MS = 86_400_000;

export interface LunarDate {
  /** 1–12. */
  readonly month: number;
  /** The second month of that number in its year. */
  readonly leap: boolean;
  /** 1–30. */
  readonly day: number;
}

/** `day`: `2026-12-05`, also with a time behind it. undefined outside of the table, or if it is no day. */
export function lunarOf(day: string): LunarDate | undefined {
  let left = (Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - FIRST_DAY) / DAY_MS;
  if (!(left >= 0)) return undefined;
  for (const text of YEARS) {
    const year = Number.parseInt(text, 16);
    const leapAfter = year & 15;
    for (let month = 1; month <= 12; month++) {
      const days = year & (0x10000 >> month) ? 30 : 29;
      if (left < days) return { month, leap: false, day: left + 1 };
      left -= days;
      if (month !== leapAfter) continue;
      const leapDays = year & 0x10000 ? 30 : 29;
      if (left < leapDays) return { month, leap: true, day: left + 1 };
      left -= leapDays;
    }
  }
  return undefined;
}

/** As it is said: `农历十月廿五`, `Lunar month 10, day 25`; empty where `lunarOf` knows none. */
export function lunarDay(day: string, locale: string): string {
  const lunar = lunarOf(day);
  if (!lunar) return '';
  if (!locale.startsWith('zh'))
    return `Lunar ${lunar.leap ? 'leap ' : ''}month ${lunar.month}, day ${lunar.day}`;
  return `农历${lunar.leap ? '闰' : ''}${MONTHS[lunar.month - 1]}月${nameOfDay(lunar.day)}`;
}

const MONTHS = '正二三四五六七八九十冬腊';
const DIGITS = '一二三四五六七八九十';

function nameOfDay(day: number): string {
  const digit = DIGITS[(day - 1) % 10];
  if (day <= 10) return `初${digit}`;
  if (day < 20) return `十${digit}`;
  if (day === 20) return '二十';
  return day < 30 ? `廿${digit}` : '三十';
}
