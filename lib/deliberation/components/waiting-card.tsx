'use client';

import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay, timeOfDay } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import type { Me } from '../../sync/device.ts';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { daysBetween } from '../local-time.ts';
import type { Vote } from '../meeting-state.ts';
import { LinkCard } from './link-card.tsx';
import type { MeetingRow } from './meeting-rows.ts';
import type { Waiting } from './what-waits.ts';

// Opens the document: only where a vote runs, and not with the first page.
const WatchVote = lazy(() => import('./watch-vote.tsx').catch(() => ({ default: () => null })));

export interface WaitingCardProps {
  me: Me;
  waiting: Waiting;
  /** `2026-11-23`. */
  today: string;
}

/** One thing that waits, with its day and the way to it. */
export function WaitingCard({ me, waiting, today }: WaitingCardProps) {
  const t = useTranslations('today');
  const meetings = useTranslations('meetings');
  const action = useTranslations('action');
  const locale = useLocale();
  const left = <DaysLeft days={daysBetween(today, waiting.day)} />;
  switch (waiting.at) {
    case 'session':
      return <SessionCard me={me} row={waiting.row} today={today} />;
    case 'meeting':
      return (
        <LinkCard
          testId="waits-for-me"
          day={{ day: waiting.day, today }}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}`}
          kind={t('nextMeeting')}
        >
          <MeetingWords row={waiting.row} />
          {left}
        </LinkCard>
      );
    case 'publish':
      return (
        <LinkCard
          testId="waits-for-me"
          day={{ day: waiting.day, today }}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}`}
          kind={t('toPublish')}
          word={t('goOn')}
        >
          <MeetingWords row={waiting.row} />
          {left}
        </LinkCard>
      );
    case 'prepare':
      return (
        <LinkCard
          testId="waits-for-me"
          day={{ day: waiting.day, today }}
          href={`/meeting?id=${waiting.day}`}
          kind={t('toPrepare')}
          word={meetings('prepare', { day: longDay(waiting.day, locale) })}
        >
          <span>{meetings('prepareWhat')}</span>
          {left}
        </LinkCard>
      );
    case 'action':
      return (
        <LinkCard
          testId="waits-for-me"
          day={{ day: waiting.day, today }}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}&item=${waiting.action.item}`}
          kind={t('myActions')}
        >
          <span className="font-semibold text-lg">
            <Phrased text={waiting.action.title} />
          </span>
          {waiting.overdue ? <StateMark tone="check" word={action('overdue')} /> : left}
        </LinkCard>
      );
  }
}

/** Who has a vote to cast is told so and comes straight to it; nothing moves when that becomes known. */
function SessionCard({ me, row, today }: { me: Me; row: MeetingRow; today: string }) {
  const t = useTranslations('today');
  const meetings = useTranslations('meetings');
  const [vote, setVote] = useState<Vote>();
  return (
    <LinkCard
      testId="waits-for-me"
      day={{ day: row.day, today }}
      href={`/meeting?id=${plainIdOf(row.id)}&view=hall`}
      word={vote ? t('vote') : meetings('enter')}
      mark={<StateMark tone="sure" word={t('inSession')} />}
    >
      <MeetingWords row={row} />
      {row.summary.openVotes > 0 && (
        <StateMark
          testId={vote && 'vote-waits'}
          tone={vote ? 'check' : 'waiting'}
          word={vote ? t('voteWaits') : meetings('openVotes', { count: row.summary.openVotes })}
        />
      )}
      <Suspense>
        {row.summary.openVotes > 0 && <WatchVote id={plainIdOf(row.id)} me={me} onVote={setVote} />}
      </Suspense>
    </LinkCard>
  );
}

function MeetingWords({ row }: { row: MeetingRow }) {
  const t = useTranslations('meetings');
  const { title, startsAt, place } = row.summary;
  return (
    <>
      <span className="font-semibold text-lg">
        <Phrased text={title || t('untitled')} />
      </span>
      <span className="text-ink-soft">{[timeOfDay(startsAt), place].filter(Boolean).join(' ')}</span>
    </>
  );
}

function DaysLeft({ days }: { days: number }) {
  const t = useTranslations('meetings');
  return <span className="font-semibold text-pine">{t('daysLeft', { days })}</span>;
}
