'use client';

import { useLocale } from 'use-intl';
import { dayParts } from '../i18n/dates.ts';

/** A day as on a tear-off calendar. */
export function DateBlock({ day }: { day: string }) {
  const locale = useLocale();
  const parts = dayParts(day, locale);
  if (!parts) return null;
  return (
    <time
      dateTime={day.slice(0, 10)}
      className="flex min-w-20 shrink-0 flex-col items-center self-start rounded-md border border-line bg-paper px-3 py-2 leading-tight"
    >
      <span className="text-pine text-sm">{parts.month}</span>
      <span className="font-semibold text-2xl">{parts.day}</span>
      <span className="text-ink-soft text-sm">{parts.weekday}</span>
    </time>
  );
}
