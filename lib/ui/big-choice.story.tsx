'use client';

import { useState } from 'react';
import { BigChoice } from './big-choice.tsx';
import { State, useSample } from './story.tsx';

type Vote = 'for' | 'against' | 'abstain';

export default function BigChoiceStory() {
  const say = useSample();
  const [vote, setVote] = useState<Vote>();
  const options = [
    { value: 'for', word: say('同意', 'For'), sign: 'ring' },
    { value: 'against', word: say('反对', 'Against'), sign: 'cross' },
    { value: 'abstain', word: say('弃权', 'Abstain'), sign: 'dash' },
  ] as const;
  return (
    <>
      <State name={say('还没有选', 'Nothing chosen yet')}>
        <BigChoice<Vote>
          legend={say('您的一票', 'Your ballot')}
          options={options}
          value={vote}
          onPress={setVote}
        />
      </State>
      <State name={say('选了一个', 'One is chosen')}>
        <BigChoice<Vote>
          legend={say('张桂芳的一票', 'The ballot of Zhang Guifang')}
          options={options}
          value="against"
          onPress={setVote}
        />
      </State>
    </>
  );
}
