'use client';

import { useState } from 'react';
import { Choice } from './choice.tsx';
import { State, useSample } from './story.tsx';

export default function ChoiceStory() {
  const say = useSample();
  const [size, setSize] = useState<'normal' | 'large'>('normal');
  const [who, setWho] = useState<'self' | 'other'>();
  return (
    <>
      <State name={say('几个里选一个', 'One of a few')}>
        <Choice
          legend={say('字的大小', 'Text size')}
          value={size}
          onChange={setSize}
          options={[
            { value: 'normal', label: say('标准', 'Normal') },
            { value: 'large', label: say('大', 'Large') },
          ]}
        />
      </State>
      <State name={say('带说明，还没有选', 'With hints, nothing chosen yet')}>
        <Choice
          legend={say('谁来参加', 'Who takes part')}
          value={who}
          onChange={setWho}
          options={[
            { value: 'self', label: say('我自己', 'Myself'), hint: say('占一个座位', 'Takes one seat') },
            {
              value: 'other',
              label: say('家里人', 'Somebody at home'),
              hint: say('不用账号，写名字就行', 'Needs no account, only a name'),
            },
          ]}
        />
      </State>
    </>
  );
}
