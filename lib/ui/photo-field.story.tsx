'use client';

import { useState } from 'react';
import { MoreMessages } from '../i18n/language.tsx';
import inChinese from '../i18n/zh-cn/photos.json';
import type { Picture } from '../shared/picture.ts';
import { no, ok, type Result } from '../shared/refusal.ts';
import { PhotoField } from './photo-field.tsx';
import type { StripPhoto } from './photo-strip.tsx';
import { State, useSample } from './story.tsx';

const inEnglish = () => import('../i18n/en/photos.json').then((module) => module.default);

export default function PhotoFieldStory() {
  const say = useSample();
  const [value, setValue] = useState<readonly StripPhoto[]>([]);
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(new Map());
  const add = async (file: Blob): Promise<Result<StripPhoto>> => {
    const digest = `${file.size}`;
    setPictures(new Map(pictures).set(digest, { at: 'here', url: URL.createObjectURL(file) }));
    return ok({ digest, width: 1600, height: 1200 });
  };
  const full = ['1', '2'].map((digest) => ({ digest, width: 4, height: 3 }));
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={null}>
      <State name={say('选照片', 'Choosing photos')}>
        <PhotoField value={value} onChange={setValue} add={add} pictures={pictures} />
      </State>
      <State name={say('满了', 'As many as there can be')}>
        <PhotoField
          label={say('办好之后的样子', 'How it looks now')}
          value={full}
          limit={2}
          onChange={() => undefined}
          add={async () => no('not-a-photo')}
          pictures={new Map()}
        />
      </State>
    </MoreMessages>
  );
}
