'use client';

import { useState } from 'react';
import { Card } from './card.tsx';
import { State, useSample } from './story.tsx';
import { Tabs } from './tabs.tsx';

type Period = 'week' | 'month' | 'all';

export default function TabsStory() {
  const say = useSample();
  const [period, setPeriod] = useState<Period>('week');
  return (
    <State name={say('三页选一', 'One of three panels')}>
      <Tabs<Period>
        label={say('时间', 'Period')}
        value={period}
        onChange={setPeriod}
        tabs={[
          {
            value: 'week',
            word: say('这个星期', 'This week'),
            panel: <Card>{say('两次探访', 'Two visits')}</Card>,
          },
          {
            value: 'month',
            word: say('这个月', 'This month'),
            panel: <Card>{say('七次探访', 'Seven visits')}</Card>,
          },
          { value: 'all', word: say('全部', 'All'), panel: <p>{say('还没有', 'None yet')}</p> },
        ]}
      />
    </State>
  );
}
