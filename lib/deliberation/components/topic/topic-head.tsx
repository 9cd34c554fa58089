'use client';

import { useTranslations } from 'use-intl';
import { Phrased } from '../../../ui/phrased.tsx';
import { RecordHead } from '../../../ui/record-head.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { TwoTicks } from '../../../ui/two-ticks.tsx';
import { PhaseMark } from '../topics/phase-mark.tsx';
import { PhasePath } from '../topics/phase-path.tsx';
import { useTopicSettings } from '../topics/use-topic-settings.ts';
import type { TopicDesk } from './topic-desk.ts';

/** The sentence it was raised with, how far it has come, and the two ticks. */
export function TopicHead({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('topic');
  const { categories } = useTopicSettings();
  const { state, view, live } = desk;
  const title = state.wording?.title ?? t('untitled');
  const category = categories.find(({ id }) => id === state.wording?.category)?.name;
  return (
    <RecordHead
      title={title}
      drawn={<Phrased text={title} />}
      back={{ href: '/topics', label: t('all') }}
      aside={<TwoTicks kept={live.ticks.kept} delivered={live.ticks.delivered} />}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <PhaseMark phase={view.phase} testId="topic-phase" />
        {view.daysLeft !== undefined && view.daysLeft < 0 && (
          <StateMark tone="check" word={t('overdue', { days: -view.daysLeft })} />
        )}
        {category && <span className="text-ink-soft">{category}</span>}
        <PhasePath phase={view.phase} />
      </p>
    </RecordHead>
  );
}
