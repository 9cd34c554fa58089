'use client';

import { useState } from 'react';
import { SelectField, TextArea, TextField } from './field.tsx';
import { State, useSample } from './story.tsx';

export default function FieldStory() {
  const say = useSample();
  const [text, setText] = useState('');
  const [door, setDoor] = useState('3');
  return (
    <>
      <State name={say('一行字', 'One line')}>
        <TextField
          label={say('社区名称', 'Name of the community')}
          hint={say('例如：和睦里', 'For example: Harmony Lane')}
          value={text}
          onChange={setText}
        />
      </State>
      <State name={say('写错了', 'Something is wrong with it')}>
        <TextField
          label={say('密码', 'Password')}
          type="password"
          error={say('至少 8 个字符', 'At least 8 characters')}
          value="1234"
          onChange={setText}
        />
      </State>
      <State name={say('日期和时间', 'Day and time')}>
        <TextField
          label={say('什么时候开会', 'When the meeting begins')}
          type="datetime-local"
          value="2026-12-05T14:00"
          onChange={setText}
        />
      </State>
      <State name={say('几行字', 'Several lines')}>
        <TextArea label={say('说明', 'What it is about')} value={text} onChange={setText} />
      </State>
      <State name={say('从长的单子里选', 'From a long list')}>
        <SelectField
          label={say('楼号', 'Building')}
          value={door}
          onChange={setDoor}
          options={['1', '2', '3'].map((value) => ({
            value,
            label: say(`${value}号楼`, `Building ${value}`),
          }))}
        />
      </State>
    </>
  );
}
