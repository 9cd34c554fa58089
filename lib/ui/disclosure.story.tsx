'use client';

import { Disclosure } from './disclosure.tsx';
import { State, useSample } from './story.tsx';

export default function DisclosureStory() {
  const say = useSample();
  const text = <p>{say('议题、责任人和期限三项都填好。', 'A topic, a person and a day.')}</p>;
  return (
    <>
      <State name={say('收着', 'Closed')}>
        <Disclosure title={say('交办一件事', 'Give somebody something to do')}>{text}</Disclosure>
      </State>
      <State name={say('开着', 'Open')}>
        <Disclosure title={say('发起表决', 'Put a motion to the vote')} open>
          {text}
        </Disclosure>
      </State>
    </>
  );
}
