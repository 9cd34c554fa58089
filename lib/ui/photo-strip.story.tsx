'use client';

import { MoreMessages } from '../i18n/language.tsx';
import inChinese from '../i18n/zh-cn/photos.json';
import type { Picture } from '../shared/picture.ts';
import { PhotoStrip, type StripPhoto } from './photo-strip.tsx';
import { State, useSample } from './story.tsx';

const inEnglish = () => import('../i18n/en/photos.json').then((module) => module.default);

const LAMP =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'><path fill='%23e9e2cf' d='M0 0h40v30H0Z'/><path fill='%2314523f' d='M18 30V12l-6-4 1-2 8 5v19Z'/><path fill='%23d9a441' d='M6 4h8l2 5H4Z'/></svg>";
const url = `data:image/svg+xml,${LAMP}`;
const photo = (digest: string, removed?: StripPhoto['removed']): StripPhoto => ({
  ...{ digest, width: 1600, height: 1200, removed },
});
const here = (digest: string): [string, Picture] => [digest, { at: 'here', url }];

export default function PhotoStripStory() {
  const say = useSample();
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={null}>
      <State name={say('三张，点开看大的', 'Three; each opens larger')}>
        <PhotoStrip
          photos={['a', 'b', 'c'].map((digest) => photo(digest))}
          pictures={new Map(['a', 'b', 'c'].map(here))}
        />
      </State>
      <State name={say('还没送达、没有收下', 'Not delivered yet, and not taken')}>
        <PhotoStrip
          photos={[photo('a'), photo('b')]}
          pictures={
            new Map<string, Picture>([
              ['a', { at: 'here', url, unsent: 'waiting' }],
              ['b', { at: 'here', url, unsent: 'too-many-photos' }],
            ])
          }
        />
      </State>
      <State name={say('还看不到的', 'Those that cannot be seen')}>
        <PhotoStrip
          photos={[photo('a'), photo('b'), photo('c'), photo('d', 'private')]}
          pictures={
            new Map<string, Picture>([
              ['a', { at: 'coming' }],
              ['b', { at: 'elsewhere' }],
              ['c', { at: 'offline' }],
            ])
          }
        />
      </State>
    </MoreMessages>
  );
}
