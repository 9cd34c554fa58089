'use client';

import { State, useSample } from './story.tsx';
import { Ways } from './ways.tsx';

export default function WaysStory() {
  const say = useSample();
  return (
    <State name={say('一份记录的几个面，各有地址', 'Views of one record, each with its address')}>
      <Ways
        label={say('这次会议', 'This meeting')}
        ways={[
          { href: '/stories?part=ways', word: say('会场', 'Hall'), current: true },
          { href: '/stories?part=ways&view=record', word: say('记录', 'Record'), current: false },
          { href: '/stories?part=ways&view=roll', word: say('名单', 'Roll'), current: false },
        ]}
      />
    </State>
  );
}
