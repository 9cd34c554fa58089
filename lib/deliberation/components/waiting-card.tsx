'use client';

import Link from 'next/link';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay, timeOfDay } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import type { Me } from '../../sync/device.ts';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { daysBetween } from '../local-time.ts';
import type { Vote } from '../meeting-state.ts';
import { CardDay } from './card-day.tsx';
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
        <Card
          day={waiting.day}
          today={today}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}`}
          kind={t('nextMeeting')}
        >
          <MeetingWords row={waiting.row} />
          {left}
        </Card>
      );
    case 'publish':
      return (
        <Card
          day={waiting.day}
          today={today}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}`}
          kind={t('toPublish')}
          word={t('goOn')}
        >
          <MeetingWords row={waiting.row} />
          {left}
        </Card>
      );
    case 'prepare':
      return (
        <Card
          day={waiting.day}
          today={today}
          href={`/meeting?id=${waiting.day}`}
          kind={t('toPrepare')}
          word={meetings('prepare', { day: longDay(waiting.day, locale) })}
        >
          <span>{meetings('prepareWhat')}</span>
          {left}
        </Card>
      );
    case 'action':
      return (
        <Card
          day={waiting.day}
          today={today}
          href={`/meeting?id=${plainIdOf(waiting.row.id)}&item=${waiting.action.item}`}
          kind={t('myActions')}
        >
          <span className="font-semibold text-lg">
            <Phrased text={waiting.action.title} />
          </span>
          {waiting.overdue ? <StateMark tone="check" word={action('overdue')} /> : left}
        </Card>
      );
  }
}

/** Who has a vote to cast is told so and comes straight to it; nothing moves when that becomes known. */
function SessionCard({ me, row, today }: { me: Me; row: MeetingRow; today: string }) {
  const t = useTranslations('today');
  const meetings = useTranslations('meetings');
  const [vote, setVote] = useState<Vote>();
  return (
    <Card
      day={row.day}
      today={today}
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
    </Card>
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

interface CardProps {
  day: string;
  today: string;
  href: string;
  /** What it is that waits. */
  kind?: string;
  mark?: ReactNode;
  /** The main action; without it the card itself is the way. */
  word?: string;
  children: ReactNode;
}

function Card({ day, today, href, kind, mark, word, children }: CardProps) {
  return (
    <Link
      href={href}
      data-testid="waits-for-me"
      className="flex min-w-0 flex-wrap gap-x-4 gap-y-2 rounded-md border border-line bg-card p-4 text-ink no-underline md:p-5"
    >
      <CardDay day={day} today={today} />
      <span className="flex min-w-0 grow basis-[8em] flex-col items-start gap-1">
        {mark ?? <span className="text-ink-soft text-sm">{kind}</span>}
        {children}
      </span>
      {word && <span className="button w-full text-balance">{word}</span>}
    </Link>
  );
}
