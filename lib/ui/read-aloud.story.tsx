'use client';

import { useState } from 'react';
import { ReadAloud } from './read-aloud.tsx';
import type { Speech } from './reader.ts';
import { State, useSample } from './story.tsx';

const SENTENCE_MS = 1500;

/** Says nothing, but takes its time. */
function pretendedSpeech(): Speech {
  const voices = ['zh-CN', 'en'].map((lang) => ({ lang, localService: true }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    voices: () => voices,
    onVoices: () => () => undefined,
    say: (_text, _voice, { done }) => {
      timer = setTimeout(done, SENTENCE_MS);
    },
    hush: () => clearTimeout(timer),
  };
}

/** A phone whose voice breaks. */
const broken = (): Speech => ({ ...pretendedSpeech(), say: (_text, _voice, { failed }) => failed() });

export default function ReadAloudStory() {
  const say = useSample();
  const [speaking] = useState(pretendedSpeech);
  const [failing] = useState(broken);
  const words = {
    title: say('朗读', 'Reading aloud'),
    start: say('读给我听', 'Read it to me'),
    pause: say('暂停', 'Pause'),
    goOn: say('接着读', 'Go on'),
    stop: say('停止', 'Stop'),
    failed: say('刚才没有读出来。', 'It could not be read.'),
  };
  const [paragraphs] = useState([
    say('第 1 项：楼道照明', 'Item 1: Lights in the stairwells'),
    say(
      '三楼和五楼的灯坏了。物业说下周来看。大家同意先换三楼的。',
      'The lights on floors 3 and 5 are out. The manager comes next week. All agree to begin with floor 3.',
    ),
  ]);
  return (
    <>
      <State name={say('读的时候看得到读到哪里', 'Shows where it is')}>
        <ReadAloud paragraphs={paragraphs} speech={speaking} words={words} />
      </State>
      <State name={say('手机读不出来', 'A phone that cannot')}>
        <ReadAloud
          paragraphs={paragraphs}
          speech={failing}
          words={{ ...words, title: say('朗读（读不出来）', 'Reading aloud, without success') }}
        />
      </State>
    </>
  );
}
