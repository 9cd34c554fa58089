'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { dayParts, nearDay, timeOfDay } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import { Row } from '../../ui/list.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { daysBetween } from '../local-time.ts';
import type { MeetingPhase } from '../meeting-state.ts';
import { CardDay } from './card-day.tsx';
import type { MeetingRow } from './meeting-rows.ts';

const TONES: Readonly<Record<MeetingPhase['at'], Tone>> = {
  preparing: 'waiting',
  published: 'sure',
  'in-session': 'sure',
  sealed: 'sealed',
};

/** One meeting to come: its day, how far away it is, how far it has come. */
export function MeetingCard({ row, today }: { row: MeetingRow; today: string }) {
  const t = useTranslations('meetings');
  const { summary, day } = row;
  const inSession = summary.phase === 'in-session';
  return (
    <Link
      href={`/meeting?id=${plainIdOf(row.id)}`}
      data-testid="meeting-card"
      className="flex min-w-0 flex-wrap gap-x-4 gap-y-2 rounded-md border border-line bg-card p-4 text-ink no-underline md:p-5"
    >
      <CardDay day={day} today={today} />
      <span className="flex min-w-0 grow basis-[8em] flex-col items-start gap-1">
        <StateMark tone={TONES[summary.phase]} word={t(`phase.${summary.phase}`)} />
        <span className="font-semibold text-lg">
          <Phrased text={summary.title || t('untitled')} />
        </span>
        <span className="text-ink-soft">
          {[timeOfDay(summary.startsAt), summary.place].filter(Boolean).join(' ')}
        </span>
        {!inSession && summary.phase !== 'sealed' && (
          <span className="font-semibold text-pine">{t('daysLeft', { days: daysBetween(today, day) })}</span>
        )}
        {summary.openVotes > 0 && (
          <StateMark tone="waiting" word={t('openVotes', { count: summary.openVotes })} />
        )}
      </span>
      {inSession && <span className="button w-full">{t('enter')}</span>}
    </Link>
  );
}

/** One that is over, in a list of many: its day and what it decided. */
export function PastMeeting({ row, today }: { row: MeetingRow; today: string }) {
  const t = useTranslations('meetings');
  const locale = useLocale();
  const { summary, day } = row;
  return (
    <Row
      testId="meeting-card"
      href={`/meeting?id=${plainIdOf(row.id)}&view=record`}
      title={<Phrased text={summary.title || t('untitled')} />}
      detail={[nearDay(day, locale, today), dayParts(day, locale)?.weekday].filter(Boolean).join(' ')}
      marks={
        summary.phase === 'sealed' ? (
          <StateMark tone="sealed" word={t('phase.sealed')} />
        ) : (
          <StateMark tone="plain" word={t('phase.held')} />
        )
      }
      aside={t('decided', { count: summary.decisions })}
    />
  );
}
