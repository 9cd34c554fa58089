'use client';

import { useLocale, useTranslations } from 'use-intl';
import { longDay, timeOfDay } from '../../i18n/dates.ts';
import type { Ticks } from '../../sync/device.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { TwoTicks } from '../../ui/two-ticks.tsx';
import type { MeetingState, MeetingView } from '../meeting-state.ts';
import type { ShownPhase } from './shown-phase.ts';

const TONES: Readonly<Record<ShownPhase, Tone>> = {
  preparing: 'waiting',
  published: 'sure',
  'in-session': 'sure',
  held: 'plain',
};

export interface MeetingHeadProps {
  state: MeetingState;
  phase: ShownPhase;
  ticks: Ticks;
}

export function MeetingHead({ state, phase, ticks }: MeetingHeadProps) {
  const t = useTranslations('meeting');
  const phases = useTranslations('meetings.phase');
  const locale = useLocale();
  const title = state.title || t('untitled');
  return (
    <PageHead
      title={title}
      drawn={<Phrased text={title} />}
      back={{ href: '/meetings', label: t('all') }}
      aside={
        <>
          <span className="flex min-h-15 items-center">
            <StateMark tone={TONES[phase]} word={phases(phase)} testId="meeting-phase" />
          </span>
          <TwoTicks kept={ticks.kept} delivered={ticks.delivered} />
        </>
      }
    >
      {/* Who sits in the meeting knows where and when it is: there, what goes on now comes first. */}
      {phase !== 'in-session' && (
        <p className="flex flex-wrap gap-x-4 text-ink-soft">
          <span>
            {state.startsAt
              ? t('when', { day: longDay(state.startsAt, locale), time: timeOfDay(state.startsAt) })
              : t('noTime')}
          </span>
          {state.place && <span>{state.place}</span>}
        </p>
      )}
    </PageHead>
  );
}

interface SessionLineProps {
  state: MeetingState;
  phase: ShownPhase;
  timed: MeetingView;
}

/** Where the meeting stands, always in sight: position, minutes left, 实到/应到, whether the quorum stands [MEET5]. */
export function SessionLine({ state, phase, timed }: SessionLineProps) {
  const t = useTranslations('meeting');
  const { quorum, agenda, currentItem } = state;
  const position = agenda.findIndex((item) => item.id === currentItem) + 1;
  return (
    <div
      role="status"
      className="sticky top-0 z-30 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-y bg-paper px-4 py-2 in-data-[text=largest]:static"
    >
      {position > 0 && (
        <span data-testid="agenda-position">
          {t('position')} <strong>{`${position}/${agenda.length}`}</strong>
        </span>
      )}
      {phase === 'in-session' && <MinutesLeft minutes={timed.minutesLeft} />}
      <span data-testid="attendance-count">
        {t('present')} <strong>{state.present}</strong> / {t('due')} <strong>{state.due}</strong>
        {quorum?.base === 'household' && ` ${t('households')}`}
      </span>
      {quorum && state.phase.at === 'in-session' && (
        <StateMark
          testId="quorum"
          tone={quorum.stands ? 'sure' : 'check'}
          word={
            quorum.stands
              ? t('quorumStands', { needed: quorum.needed })
              : t(`quorumMissing.${quorum.base}`, { missing: quorum.missing })
          }
        />
      )}
    </div>
  );
}

/** Calmly, also when the time is used up: the chair decides, not the clock. */
function MinutesLeft({ minutes }: { minutes: number | undefined }) {
  const t = useTranslations('meeting');
  if (minutes === undefined) return null;
  return (
    <span data-testid="minutes-left" aria-live="off">
      {minutes >= 0 ? t('minutesLeft', { minutes }) : t('minutesOver', { minutes: -minutes })}
    </span>
  );
}
