'use client';

import { State, useSample } from './story.tsx';
import { Waiting } from './waiting.tsx';

export default function WaitingStory() {
  const say = useSample();
  return (
    <State name={say('几行', 'Rows')}>
      <Waiting word={say('正在取名单…', 'Fetching the list…')} />
    </State>
  );
}
