'use client';

import { Shape } from './shape.tsx';
import { State, useSample } from './story.tsx';
import { type Tone, toneClasses } from './tones.ts';

export default function ShapeStory() {
  const say = useSample();
  const words: Readonly<Record<Tone, string>> = {
    sure: say('已确认', 'Confirmed'),
    waiting: say('等待送达', 'To be delivered'),
    check: say('待核', 'To be checked'),
    contested: say('存疑', 'Contested'),
    sealed: say('已封存', 'Sealed'),
    plain: say('未知', 'Unknown'),
    wrong: say('出了错', 'Wrong'),
  };
  return (
    <State name={say('每种状态的形状和底色', 'The shape and ground of each state')}>
      <ul className="flex flex-col gap-2">
        {Object.entries(words).map(([tone, word]) => (
          <li key={tone} className={`flex items-center gap-3 rounded-md p-3 ${toneClasses[tone as Tone]}`}>
            <Shape tone={tone as Tone} />
            {word}
          </li>
        ))}
      </ul>
    </State>
  );
}
