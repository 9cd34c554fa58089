'use client';

import { Opening } from './opening.tsx';
import { State, useSample } from './story.tsx';

export default function OpeningStory() {
  const say = useSample();
  return (
    <>
      <State name={say('第一页', 'The first page')}>
        <Opening of="home" />
      </State>
      <State name={say('一次会议', 'A meeting')}>
        <Opening of="meeting" />
      </State>
    </>
  );
}
