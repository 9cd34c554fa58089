'use client';

import { useState } from 'react';
import { Stepper } from './stepper.tsx';
import { State, useSample } from './story.tsx';

export default function StepperStory() {
  const say = useSample();
  const [minutes, setMinutes] = useState(15);
  const [party, setParty] = useState(1);
  return (
    <>
      <State name={say('五分钟一步', 'Five minutes a step')}>
        <Stepper
          label={say('时间', 'Time')}
          value={minutes}
          onChange={setMinutes}
          min={0}
          max={30}
          step={5}
          shown={say(`${minutes} 分钟`, `${minutes} minutes`)}
          less={say('少 5 分钟', '5 minutes less')}
          more={say('多 5 分钟', '5 minutes more')}
        />
      </State>
      <State name={say('到头了', 'At its end')}>
        <Stepper
          label={say('几个人', 'How many')}
          value={party}
          onChange={setParty}
          min={1}
          max={4}
          shown={say(`${party} 人`, String(party))}
          less={say('少一个人', 'One fewer')}
          more={say('多一个人', 'One more')}
        />
      </State>
    </>
  );
}
