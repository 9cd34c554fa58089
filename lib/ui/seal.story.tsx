'use client';

import { Seal } from './seal.tsx';
import { State, useSample } from './story.tsx';

const NAMES = ['和睦里', '和睦', '幸福社区', '幸福路社区', '东湖花园第二社区', '东湖花园第二社区居民委员会'];

export default function SealStory() {
  const say = useSample();
  return (
    <>
      <State name={say('几个字的名字', 'Names of some characters')}>
        <div className="flex flex-wrap gap-5">
          {NAMES.map((community) => (
            <Seal
              key={community}
              community={community}
              date="2026-12-05"
              digest="a3f927bc"
              label={say(
                `${community}的印章，2026年12月5日封存，摘要 a3f927bc`,
                `Seal of ${community}, 5 December 2026, digest a3f927bc`,
              )}
            />
          ))}
        </div>
      </State>
      <State name={say('外文的名字', 'Names in another script')}>
        <div className="flex flex-wrap gap-5">
          {['Harmony Lane', 'Wellingborough', 'Garden of the Eastern Lake'].map((community) => (
            <Seal
              key={community}
              community={community}
              date="2026-12-05"
              digest="0c81d4e2"
              label={`Seal of ${community}, 5 December 2026, digest 0c81d4e2`}
            />
          ))}
        </div>
      </State>
    </>
  );
}
