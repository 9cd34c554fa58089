'use client';

import { RefusalNote } from './refusal-note.tsx';
import { State, useSample } from './story.tsx';

export default function RefusalNoteStory() {
  const say = useSample();
  return (
    <>
      <State name={say('没有网络', 'Offline')}>
        <RefusalNote code="offline" urgent={false} />
      </State>
      <State name={say('密码不对', 'A wrong password')}>
        <RefusalNote code="wrong-password" urgent={false} />
      </State>
    </>
  );
}
