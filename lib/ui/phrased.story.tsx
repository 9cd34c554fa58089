'use client';

import { Phrased } from './phrased.tsx';
import { State, useSample } from './story.tsx';

export default function PhrasedStory() {
  const say = useSample();
  return (
    <State name={say('大标题只在词之间换行', 'A large Chinese title breaks between words only')}>
      <p className="font-semibold text-2xl">
        <Phrased text="电动自行车充电桩，选在哪里（一）？" />
      </p>
    </State>
  );
}
