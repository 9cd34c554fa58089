'use client';

import { useLocale, useTranslations } from 'use-intl';
import { longDay, timeOfDay } from '../../i18n/dates.ts';
import type { Ticks } from '../../sync/device.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { TwoTicks } from '../../ui/two-ticks.tsx';
import type { MeetingState } from '../meeting-state.ts';
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
  return (
    <PageHead
      title={state.title || t('untitled')}
      back={{ href: '/meetings', label: t('all') }}
      aside={<TwoTicks kept={ticks.kept} delivered={ticks.delivered} />}
    >
      <p className="text-ink-soft">
        {state.startsAt
          ? t('when', { day: longDay(state.startsAt, locale), time: timeOfDay(state.startsAt) })
          : t('noTime')}
        {state.place && ` · ${state.place}`}
      </p>
      <p>
        <StateMark tone={TONES[phase]} word={phases(phase)} testId="meeting-phase" />
      </p>
    </PageHead>
  );
}

/** Where the meeting stands, always in sight: position, 实到/应到, whether the quorum stands [MEET5]. */
export function SessionLine({ state }: { state: MeetingState }) {
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
      <span data-testid="attendance-count">
        {t('present')} <strong>{state.present}</strong> / {t('due')} <strong>{state.due}</strong>
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
