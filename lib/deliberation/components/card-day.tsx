'use client';

import { useLocale } from 'use-intl';
import { dayParts, nearDay } from '../../i18n/dates.ts';
import { DateBlock } from '../../ui/date-block.tsx';

/** The day of a card: a block beside its words; at the largest text, where both do not fit a phone, one line. */
export function CardDay({ day, today }: { day: string; today: string }) {
  const locale = useLocale();
  return (
    <>
      <span className="in-data-[text=largest]:max-md:hidden">
        <DateBlock day={day} />
      </span>
      <time dateTime={day} className="hidden text-pine in-data-[text=largest]:max-md:block">
        {[nearDay(day, locale, today), dayParts(day, locale)?.weekday].filter(Boolean).join(' ')}
      </time>
    </>
  );
}
