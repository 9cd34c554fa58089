'use client';

import { useLocale, useTranslations } from 'use-intl';
import { nearDay } from '../../../i18n/dates.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import { Phrased } from '../../../ui/phrased.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { daysBetween } from '../../local-time.ts';
import { LinkCard } from '../link-card.tsx';
import type { TopicAsk } from './what-topics-ask.ts';

/** One thing that a topic asks of me today. `today`: `2026-11-23`. */
export function TopicCard({ ask, today }: { ask: TopicAsk; today: string }) {
  const t = useTranslations('today');
  const meetings = useTranslations('meetings');
  const action = useTranslations('action');
  const locale = useLocale();
  const href = `/topic?id=${plainIdOf(ask.row.id)}`;
  const { title } = ask.row.summary;
  switch (ask.at) {
    case 'rate':
      return (
        <LinkCard testId="topic-asks" href={`${href}#rate`} kind={t('topicDone')} word={t('rate')}>
          <Title text={title} />
          <span className="font-semibold text-pine">{t('rateDays', { days: ask.days })}</span>
        </LinkCard>
      );
    case 'action':
      return (
        <LinkCard testId="topic-asks" day={{ day: ask.due, today }} href={href} kind={t('myActions')}>
          <Title text={ask.title} />
          {ask.due < today ? (
            <StateMark tone="check" word={action('overdue')} />
          ) : (
            <span className="font-semibold text-pine">
              {meetings('daysLeft', { days: daysBetween(today, ask.due) })}
            </span>
          )}
        </LinkCard>
      );
    case 'agenda':
      return (
        <LinkCard testId="topic-asks" href={href} kind={t('topicOnAgenda')}>
          <Title text={title} />
          <span className="text-ink-soft">
            {t('topicMeeting', { day: nearDay(ask.meeting, locale, today) })}
          </span>
        </LinkCard>
      );
    case 'screen':
      return (
        <LinkCard testId="topic-asks" href={href} kind={t('toScreen', { count: ask.count })}>
          <Title text={title} />
        </LinkCard>
      );
  }
}

const Title = ({ text }: { text: string }) => (
  <span className="font-semibold text-lg">
    <Phrased text={text} />
  </span>
);
