'use client';

import { CopyText } from './copy-text.tsx';
import { State, useSample } from './story.tsx';

export default function CopyTextStory() {
  const say = useSample();
  return (
    <>
      <State name={say('短的', 'Short')}>
        <CopyText
          label={say('会场码', 'Code of the hall')}
          text="4821"
          copy={say('复制', 'Copy')}
          copied={say('已复制', 'Copied')}
          onCopy={() => Promise.resolve()}
        />
      </State>
      <State name={say('长的，会换行', 'Long, and wrapped')}>
        <CopyText
          label={say('记录的摘要', 'Digest of the record')}
          text="a3f927bc51d08e6640aa0f7d2b9c13e58fd1c66e70b94a2d3e5f8c019b7d6a42"
          copy={say('复制', 'Copy')}
          copied={say('已复制', 'Copied')}
          onCopy={() => Promise.resolve()}
        />
      </State>
    </>
  );
}
