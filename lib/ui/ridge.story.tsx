'use client';

import { Ridge } from './ridge.tsx';
import { State, useSample } from './story.tsx';

export default function RidgeStory() {
  const say = useSample();
  return (
    <>
      <State name={say('一页的檐口', 'The eaves of a page')}>
        <Ridge />
        <p className="font-semibold text-xl">{say('早上好，周敏', 'Good morning, Zhou Min')}</p>
      </State>
      <State name={say('再窄也一样', 'However narrow')}>
        <div className="max-w-50">
          <Ridge />
        </div>
      </State>
    </>
  );
}
