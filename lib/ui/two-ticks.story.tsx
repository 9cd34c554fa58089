'use client';

import { State, useSample } from './story.tsx';
import { TwoTicks } from './two-ticks.tsx';

export default function TwoTicksStory() {
  const say = useSample();
  return (
    <>
      <State name={say('正在存', 'Being kept')}>
        <TwoTicks kept="keeping" delivered={false} />
      </State>
      <State name={say('已存本机', 'On this device')}>
        <TwoTicks kept="kept" delivered={false} />
      </State>
      <State name={say('已送达', 'Delivered')}>
        <TwoTicks kept="kept" delivered />
      </State>
      <State name={say('没有存住', 'Not kept')}>
        <TwoTicks kept="failed" delivered={false} />
      </State>
    </>
  );
}
