'use client';

import { Skeleton } from './skeleton.tsx';
import { State, useSample } from './story.tsx';

export default function SkeletonStory() {
  const say = useSample();
  return (
    <>
      <State name={say('几行', 'Rows')}>
        <Skeleton of="rows" />
      </State>
      <State name={say('一块', 'A card')}>
        <Skeleton of="card" />
      </State>
    </>
  );
}
