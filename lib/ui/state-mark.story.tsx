'use client';

import { StateMark } from './state-mark.tsx';
import { State, useSample } from './story.tsx';

export default function StateMarkStory() {
  const say = useSample();
  return (
    <>
      <State name={say('六种状态', 'The six states')}>
        <p className="flex flex-wrap gap-3">
          <StateMark tone="sure" word={say('已确认', 'Confirmed')} />
          <StateMark tone="waiting" word={say('等待送达', 'To be delivered')} />
          <StateMark tone="check" word={say('待核', 'To be checked')} />
          <StateMark tone="contested" word={say('存疑', 'Contested')} />
          <StateMark tone="sealed" word={say('已封存', 'Sealed')} />
          <StateMark tone="plain" word={say('未知', 'Unknown')} />
        </p>
      </State>
      <State name={say('出了错', 'Something is wrong')}>
        <p>
          <StateMark tone="wrong" word={say('没有被接受', 'Refused')} />
        </p>
      </State>
    </>
  );
}
