'use client';

import { PageHead } from './page-head.tsx';
import { State, useSample } from './story.tsx';
import { TwoTicks } from './two-ticks.tsx';

export default function PageHeadStory() {
  const say = useSample();
  return (
    <>
      <State name={say('一天从檐下开始', 'A day begins under the eaves')}>
        <PageHead title={say('早上好，周敏', 'Good morning, Zhou Min')} ridge>
          <p className="text-ink-soft">{say('2026年12月5日 星期六', 'Saturday, December 5, 2026')}</p>
        </PageHead>
      </State>
      <State name={say('有来处，右边是两个勾', 'With a way back, at the right the two ticks')}>
        <PageHead
          title={say('十二月议事会', 'Meeting of December')}
          back={{ href: '/stories', label: say('议事', 'Meetings') }}
          aside={<TwoTicks kept="kept" delivered={false} />}
        />
      </State>
    </>
  );
}
