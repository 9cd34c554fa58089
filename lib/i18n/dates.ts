/** Dates as people say them. A day is text (`2026-12-05`, also with a time behind it) in the community's own time. */

/** The community's, wherever a device believes to be; as in lib/deliberation/local-time.ts. */
export const TIME_ZONE = 'Asia/Shanghai';

export interface DayParts {
  /** `12月`, `Dec`. */
  readonly month: string;
  readonly day: string;
  /** `星期六`, `Saturday`. */
  readonly weekday: string;
}

const asUtc = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);
const isDay = (day: string): boolean => !Number.isNaN(asUtc(day).getTime());

export function dayParts(day: string, locale: string): DayParts | undefined {
  if (!isDay(day)) return undefined;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(asUtc(day));
  return {
    month: part({ month: 'short' }),
    day: String(asUtc(day).getUTCDate()),
    weekday: part({ weekday: 'long' }),
  };
}

/** `2026年12月5日`, `December 5, 2026`; the text itself if it is no day. */
export const longDay = (day: string, locale: string): string =>
  isDay(day)
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(asUtc(day))
    : day;

/** The same without its year where that is this year: `12月5日`. `today`: `2026-11-23`. */
export const nearDay = (day: string, locale: string, today: string): string =>
  isDay(day) && day.slice(0, 4) === today.slice(0, 4)
    ? new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(asUtc(day))
    : longDay(day, locale);

/** The time in `2026-12-05T14:00`; empty without one. */
export const timeOfDay = (text: string): string => /T(\d\d:\d\d)/.exec(text)?.[1] ?? '';
