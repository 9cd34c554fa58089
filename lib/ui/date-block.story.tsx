'use client';

import { DateBlock } from './date-block.tsx';
import { State, useSample } from './story.tsx';

export default function DateBlockStory() {
  const say = useSample();
  return (
    <>
      <State name={say('一天', 'A day')}>
        <DateBlock day="2026-12-05" />
      </State>
      <State name={say('带农历', 'With the lunar day, in Chinese')}>
        <DateBlock day="2027-02-06T19:00" lunar />
      </State>
    </>
  );
}
