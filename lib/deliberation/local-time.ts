/**
 * Dates and times as a community writes them. The whole of China keeps one time, eight hours before UTC, without
 * summer time; so a meeting's hour means the same instant on every device, wherever its clock believes to be.
 */
import type { Instant } from '../shared/clock.ts';

const OFFSET_MS = 8 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/** `2026-12-05`, and a day that exists. */
export function isCalendarDate(text: unknown): text is string {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** `2026-12-05T14:00`. */
export const isLocalDateTime = (text: unknown): text is string =>
  typeof text === 'string' && DATE_TIME.test(text) && isCalendarDate(text.slice(0, 10));

export const instantOf = (localDateTime: string): Instant => Date.parse(`${localDateTime}:00Z`) - OFFSET_MS;

export const localDateOf = (at: Instant): string => new Date(at + OFFSET_MS).toISOString().slice(0, 10);

/** Of the day, 0 to 23. */
export const localHourOf = (at: Instant): number => new Date(at + OFFSET_MS).getUTCHours();

/** Of the day, 0 to 1439. */
export const localMinuteOf = (at: Instant): number => {
  const local = new Date(at + OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
};

/** Whole days from one local date to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
