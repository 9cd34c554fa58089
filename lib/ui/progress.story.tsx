'use client';

import { Progress } from './progress.tsx';
import { State, useSample } from './story.tsx';

export default function ProgressStory() {
  const say = useSample();
  return (
    <>
      <State name={say('知道有多少', 'It is known how much there is')}>
        <Progress label={say('正在送出照片', 'Sending pictures')} value={3} max={8} shown="3/8" />
      </State>
      <State name={say('还不知道', 'It is not known yet')}>
        <Progress label={say('正在取回记录', 'Fetching the record')} shown={say('请稍等', 'One moment')} />
      </State>
    </>
  );
}
