'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { nearDay, timeOfDay } from '../../i18n/dates.ts';
import type { Ticks } from '../../sync/device.ts';
import { Phrased } from '../../ui/phrased.tsx';
import { RecordHead } from '../../ui/record-head.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { TwoTicks } from '../../ui/two-ticks.tsx';
import { localDateOf } from '../local-time.ts';
import type { MeetingState } from '../meeting-state.ts';
import type { ShownPhase } from './shown-phase.ts';

const TONES: Readonly<Record<ShownPhase, Tone>> = {
  preparing: 'waiting',
  published: 'sure',
  'in-session': 'sure',
  held: 'plain',
  sealed: 'sealed',
};

export interface MeetingHeadProps {
  about: Pick<MeetingState, 'title' | 'startsAt' | 'place'>;
  phase: ShownPhase;
  /** undefined: not known before the meeting is open. */
  ticks: Ticks | undefined;
}

export function MeetingHead({ about, phase, ticks }: MeetingHeadProps) {
  const t = useTranslations('meeting');
  const phases = useTranslations('meetings.phase');
  const locale = useLocale();
  const today = localDateOf(useNow().getTime());
  const title = about.title || t('untitled');
  const inSession = phase === 'in-session';
  return (
    <RecordHead
      title={title}
      drawn={<Phrased text={title} />}
      small={inSession}
      back={{ href: '/meetings', label: t('all') }}
      aside={
        ticks ? <TwoTicks kept={ticks.kept} delivered={ticks.delivered} /> : <span className="w-17 md:w-30" />
      }
    >
      {/* Who sits in the meeting sees that it goes on, and knows where and when: what goes on comes first. */}
      <p
        className={`flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm print:hidden ${
          inSession ? 'in-data-[text=largest]:max-md:sr-only' : ''
        }`}
      >
        <StateMark tone={TONES[phase]} word={phases(phase)} testId={ticks && 'meeting-phase'} />
        {!inSession && (
          <>
            <span>
              {about.startsAt
                ? t('when', { day: nearDay(about.startsAt, locale, today), time: timeOfDay(about.startsAt) })
                : t('noTime')}
            </span>
            {about.place && <span>{about.place}</span>}
          </>
        )}
      </p>
    </RecordHead>
  );
}
