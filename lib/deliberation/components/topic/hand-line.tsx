'use client';

import { useLocale, useTranslations } from 'use-intl';
import { nearDay } from '../../../i18n/dates.ts';
import { localDateOf } from '../../local-time.ts';
import type { Hand } from '../../topic-state.ts';
import type { TopicDesk } from './topic-desk.ts';

/** Who did it and when; and who entered it, where that was somebody else (代录). */
export function HandLine({ desk, hand }: { desk: TopicDesk; hand: Hand }) {
  const t = useTranslations('topic');
  const locale = useLocale();
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
      <span>{desk.nameOf(hand.by)}</span>
      <time dateTime={localDateOf(hand.at)}>{nearDay(localDateOf(hand.at), locale, desk.today)}</time>
      {hand.byHand && <span>{t('enteredBy', { name: desk.nameOf(hand.byHand) })}</span>}
    </span>
  );
}
