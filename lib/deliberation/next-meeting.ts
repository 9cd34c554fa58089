/** When the pavilion meets next: on the same day of every month. */
import { isCalendarDate } from './local-time.ts';

/**
 * The first date on day `day` (1–31) of a month that is not before `from`; in a month that is too short, its last
 * day. Both as local dates, `2026-12-05`.
 */
export function nextMeetingDate(from: string, day: number): string {
  if (!isCalendarDate(from)) throw new Error(`not a date: ${from}`);
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7)) - 1;
  const thisMonth = dateOn(year, month, day);
  return thisMonth >= from ? thisMonth : dateOn(year, month + 1, day);
}

/** The last such date before `from`. */
export function lastMeetingDate(from: string, day: number): string {
  if (!isCalendarDate(from)) throw new Error(`not a date: ${from}`);
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7)) - 1;
  const thisMonth = dateOn(year, month, day);
  return thisMonth < from ? thisMonth : dateOn(year, month - 1, day);
}

/** `month` from 0; may run over the year's ends. */
function dateOn(year: number, month: number, day: number): string {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, length))).toISOString().slice(0, 10);
}
