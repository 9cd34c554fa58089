'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { timeOfDay } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import { DateBlock } from '../../ui/date-block.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { daysBetween } from '../local-time.ts';
import type { MeetingPhase } from '../meeting-state.ts';
import type { MeetingRow } from './meeting-rows.ts';

const TONES: Readonly<Record<MeetingPhase['at'], Tone>> = {
  preparing: 'waiting',
  published: 'sure',
  'in-session': 'sure',
};

/** One meeting in a list: its day, how far away it is, how far it has come. */
export function MeetingCard({ row, today }: { row: MeetingRow; today: string }) {
  const t = useTranslations('meetings');
  const { summary, day } = row;
  const days = daysBetween(today, day);
  const past = days < 0;
  return (
    <Link
      href={`/meeting?id=${plainIdOf(row.id)}`}
      data-testid="meeting-card"
      className="flex min-w-0 flex-wrap gap-4 rounded-md border border-line bg-card p-4 text-ink no-underline"
    >
      <DateBlock day={day} />
      <span className="flex min-w-0 grow basis-44 flex-col items-start gap-1">
        <span className="font-semibold text-lg">
          <Phrased text={summary.title || t('untitled')} />
        </span>
        <span className="text-ink-soft">
          {[timeOfDay(summary.startsAt), summary.place].filter(Boolean).join(' ')}
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {!past && <StateMark tone={TONES[summary.phase]} word={t(`phase.${summary.phase}`)} />}
          {(past || summary.phase !== 'in-session') && (
            <span className="font-semibold text-pine">
              {past ? t('decided', { count: summary.decisions }) : t('daysLeft', { days })}
            </span>
          )}
        </span>
        {summary.openVotes > 0 && (
          <StateMark tone="waiting" word={t('openVotes', { count: summary.openVotes })} />
        )}
      </span>
      {!past && summary.phase === 'in-session' && <span className="button w-full">{t('enter')}</span>}
    </Link>
  );
}
