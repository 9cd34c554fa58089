'use client';

import { useState } from 'react';
import { State, useSample } from './story.tsx';
import { Switch } from './switch.tsx';

export default function SwitchStory() {
  const say = useSample();
  const [on, setOn] = useState(true);
  const [quiet, setQuiet] = useState(false);
  return (
    <>
      <State name={say('开着', 'On')}>
        <Switch label={say('在这台设备上提醒', 'Tell me on this device')} on={on} onChange={setOn} />
      </State>
      <State name={say('关着，带说明', 'Off, with a hint')}>
        <Switch
          label={say('夜里不响', 'Not at night')}
          hint={say('等过了再提醒', 'It waits until the night is over')}
          on={quiet}
          onChange={setQuiet}
        />
      </State>
      <State name={say('正在改', 'Being changed')}>
        <Switch
          label={say('在这台设备上提醒', 'Tell me on this device')}
          on={false}
          busy
          onChange={() => undefined}
        />
      </State>
    </>
  );
}
