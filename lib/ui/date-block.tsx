'use client';

import { useLocale } from 'use-intl';
import { dayParts } from '../i18n/dates.ts';
import { lunarDay } from '../i18n/lunar.ts';

export interface DateBlockProps {
  /** `2026-12-05`, also with a time behind it. */
  day: string;
  /** The day of the lunar calendar below it, where Chinese is read. */
  lunar?: boolean;
}

/** A day as on a tear-off calendar. */
export function DateBlock({ day, lunar = false }: DateBlockProps) {
  const locale = useLocale();
  const parts = dayParts(day, locale);
  if (!parts) return null;
  const date = day.slice(0, 10);
  return (
    <time
      dateTime={date}
      className="flex min-w-20 shrink-0 flex-col items-center self-start overflow-hidden rounded-md border border-line bg-paper text-center leading-tight"
    >
      <span className="w-full bg-pine-ground px-2 py-1 text-pine text-sm">{parts.month}</span>
      <span className="px-2 pt-1 font-semibold text-2xl">{parts.day}</span>
      <span className="px-2 pb-2 text-ink-soft text-sm">{parts.weekday}</span>
      {lunar && locale.startsWith('zh') && (
        <span className="w-full border-line border-t px-2 py-1 text-ink-soft text-sm">
          {lunarDay(day, locale)}
        </span>
      )}
    </time>
  );
}
