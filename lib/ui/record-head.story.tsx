'use client';

import { RecordHead } from './record-head.tsx';
import { StateMark } from './state-mark.tsx';
import { State, useSample } from './story.tsx';
import { TwoTicks } from './two-ticks.tsx';

export default function RecordHeadStory() {
  const say = useSample();
  const title = say('十二月议事会', 'Meeting of December');
  const back = { href: '/stories', label: say('议事', 'Meetings') };
  const ticks = <TwoTicks kept="kept" delivered />;
  return (
    <>
      <State name={say('标题、状态和两个勾', 'Title, state and the two ticks')}>
        <RecordHead title={title} back={back} aside={ticks}>
          <StateMark tone="sure" word={say('已公布', 'Published')} />
        </RecordHead>
      </State>
      <State name={say('会场里，标题让位', 'In session the title gives way')}>
        <RecordHead title={title} back={back} aside={ticks} small />
      </State>
    </>
  );
}
