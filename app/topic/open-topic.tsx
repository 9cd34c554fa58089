'use client';

import { lazy, Suspense, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { ActionCards } from '../../lib/deliberation/components/topic/action-card.tsx';
import { AssignForm } from '../../lib/deliberation/components/topic/assign-form.tsx';
import { Comments } from '../../lib/deliberation/components/topic/comments.tsx';
import { Effect } from '../../lib/deliberation/components/topic/effect.tsx';
import { MergeForm } from '../../lib/deliberation/components/topic/merge-form.tsx';
import { Need } from '../../lib/deliberation/components/topic/need.tsx';
import { nextStepOf } from '../../lib/deliberation/components/topic/next-step.ts';
import { ScreenForm } from '../../lib/deliberation/components/topic/screen-form.tsx';
import { useTopicDesk } from '../../lib/deliberation/components/topic/topic-desk.ts';
import { TopicDock } from '../../lib/deliberation/components/topic/topic-dock.tsx';
import { TopicHead } from '../../lib/deliberation/components/topic/topic-head.tsx';
import { TopicRemarks } from '../../lib/deliberation/components/topic/topic-remarks.tsx';
import { Way } from '../../lib/deliberation/components/topic/way.tsx';
import type { TopicState } from '../../lib/deliberation/topic-state.ts';
import type { LiveDocument, Me } from '../../lib/sync/device.ts';
import { Columns } from '../../lib/ui/columns.tsx';
import { RefusalNote } from '../../lib/ui/refusal-note.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { PartMissing } from './part-missing.tsx';

// With the editor's own parts: they come once the page stands.
const Proposal = lazy(() => import('./proposal-part.tsx').catch(() => ({ default: PartMissing })));

const MINUTE_MS = 60_000;

/** The four asks of one topic. What is asked of this person now stands first. */
export function OpenTopic({ live, me }: { live: LiveDocument<TopicState>; me: Me }) {
  const frame = useTranslations('frame');
  const now = useNow({ updateInterval: MINUTE_MS });
  const desk = useTopicDesk(live, me, now.getTime());
  const step = nextStepOf(desk);
  // It stays where it was when one came: nothing jumps from under the thumb that has just answered.
  const [ratesFirst] = useState(step === 'rate');
  const offices = (
    <>
      <ScreenForm desk={desk} open={step === 'screen'} />
      <MergeForm desk={desk} />
      <AssignForm desk={desk} open={step === 'assign'} />
    </>
  );
  return (
    <>
      <TopicHead desk={desk} />
      {desk.refusal && <RefusalNote code={desk.refusal} />}
      <Columns
        record={
          <>
            {ratesFirst && <Effect desk={desk} />}
            <Need desk={desk} />
            {step === 'screen' && offices}
            <ActionCards desk={desk} claiming={step === 'claim'} />
            {step === 'assign' && offices}
            <Comments desk={desk} />
            <Suspense fallback={<Waiting word={frame('opening')} />}>
              <Proposal desk={desk} />
            </Suspense>
            {!ratesFirst && <Effect desk={desk} />}
          </>
        }
        aside={
          <>
            <Way desk={desk} />
            {step !== 'screen' && step !== 'assign' && offices}
            <TopicRemarks desk={desk} />
          </>
        }
      />
      <TopicDock desk={desk} step={step} />
    </>
  );
}
