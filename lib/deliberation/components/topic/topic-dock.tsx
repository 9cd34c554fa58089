'use client';

import { useTranslations } from 'use-intl';
import { Call, Docked } from '../docked.tsx';
import { useInView } from '../use-in-view.ts';
import { ASSIGN } from './assign-form.tsx';
import { CLAIM } from './claim-form.tsx';
import type { NextStep } from './next-step.ts';
import { ANSWER } from './rate-card.tsx';
import { SCREEN } from './screen-form.tsx';
import { SECOND, SecondButton } from './seconds.tsx';
import type { TopicDesk } from './topic-desk.ts';

/** The one main action of the page, at the thumb while its place is out of sight. */
export function TopicDock({ desk, step }: { desk: TopicDesk; step: NextStep }) {
  const t = useTranslations('topic');
  switch (step) {
    case 'rate':
      return <Call there={ANSWER} word={t('steps.rate')} />;
    case 'claim':
      return <Call there={CLAIM} word={t('steps.claim')} />;
    case 'screen':
      return <Call there={SCREEN} word={t('steps.screen')} />;
    case 'assign':
      return <Call there={ASSIGN} word={t('steps.assign')} />;
    case 'second':
      return <SecondDocked desk={desk} />;
    case 'nothing':
      return null;
  }
}

function SecondDocked({ desk }: { desk: TopicDesk }) {
  if (useInView(SECOND) !== false) return null;
  return (
    <Docked>
      <SecondButton desk={desk} />
    </Docked>
  );
}
