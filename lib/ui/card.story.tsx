'use client';

import { Card } from './card.tsx';
import { StateMark } from './state-mark.tsx';
import { State, useSample } from './story.tsx';

export default function CardStory() {
  const say = useSample();
  const text = say(
    '三家报价已经公示，居民要求施工避开午休。',
    'Three offers are published; residents ask for quiet at noon.',
  );
  return (
    <>
      <State name={say('有标题', 'With a title')}>
        <Card title={say('充电桩选在哪里', 'Where to put the chargers')}>{text}</Card>
      </State>
      <State name={say('标题右边有状态', 'With a state beside the title')}>
        <Card
          title={say('三号楼门口的灯', 'The lamp at door 3')}
          aside={<StateMark tone="sure" word={say('已通过', 'Carried')} />}
        >
          {text}
        </Card>
      </State>
      <State name={say('没有标题', 'Without a title')}>
        <Card>{text}</Card>
      </State>
    </>
  );
}
