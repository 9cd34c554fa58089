'use client';

import { useTranslations } from 'use-intl';
import { StateMark } from '../../ui/state-mark.tsx';
import type { MeetingState, MeetingView } from '../meeting-state.ts';
import type { ShownPhase } from './shown-phase.ts';

export interface SessionLineProps {
  state: MeetingState;
  phase: ShownPhase;
  timed: MeetingView;
}

/**
 * Where the meeting stands, always in sight: position, minutes left, 实到/应到, whether the quorum stands [MEET5].
 * Two rows on a phone, one where there is room; who listens is told what changes by SessionNews.
 */
export function SessionLine({ state, phase, timed }: SessionLineProps) {
  const t = useTranslations('meeting');
  const words = useTranslations('meetings');
  const { quorum, agenda, currentItem } = state;
  const position = agenda.findIndex((item) => item.id === currentItem) + 1;
  const running = phase === 'in-session';
  return (
    <section
      aria-label={t('progress')}
      className="sticky top-0 z-30 -mt-3 -mx-4 md:-mx-6 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line md:gap-x-5 border-y bg-paper px-4 py-2 md:px-6 leading-tight in-data-[text=largest]:text-sm/tight in-data-[text=largest]:max-md:*:data-[testid=quorum]:px-1 [@media(height<30rem)]:static md:justify-start print:hidden"
    >
      {phase === 'published' && timed.daysUntil !== undefined && timed.daysUntil >= 0 && (
        <span>{words('daysLeft', { days: timed.daysUntil })}</span>
      )}
      {running && position > 0 && (
        <span className="flex basis-full flex-wrap justify-between gap-x-5 md:basis-auto">
          <span data-testid="agenda-position">
            {t('position')} <strong>{`${position}/${agenda.length}`}</strong>
          </span>
          <MinutesLeft minutes={timed.minutesLeft} />
        </span>
      )}
      <span data-testid="attendance-count">
        {t('present')} <strong>{state.present}</strong>
        <span className="in-[[data-text^=larg]]:max-md:sr-only">{` / ${t('due')} `}</span>
        <span aria-hidden="true" className="hidden in-[[data-text^=larg]]:max-md:inline">
          /
        </span>
        <strong>{state.due}</strong>
        {quorum?.base === 'household' && ` ${t('households')}`}
      </span>
      {quorum && state.phase.at === 'in-session' && (
        <StateMark
          testId="quorum"
          tone={quorum.stands ? 'sure' : 'check'}
          word={quorum.stands ? t('enough') : t(`quorumMissing.${quorum.base}`, { missing: quorum.missing })}
        />
      )}
    </section>
  );
}

/** Calmly, also when the time is used up: the chair decides, not the clock. */
function MinutesLeft({ minutes }: { minutes: number | undefined }) {
  const t = useTranslations('meeting');
  if (minutes === undefined) return null;
  return (
    <span data-testid="minutes-left">
      {minutes >= 0 ? t('minutesLeft', { minutes }) : t('minutesOver', { minutes: -minutes })}
    </span>
  );
}
