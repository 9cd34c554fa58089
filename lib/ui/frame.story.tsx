'use client';

import { Mark } from './mark.tsx';
import { State, useSample } from './story.tsx';

/** The frame itself stands around this page, as around every other. */
export default function FrameStory() {
  const say = useSample();
  return (
    <>
      <State name={say('标记', 'The mark')}>
        <Mark />
      </State>
      <State name={say('手机上一条底栏，宽屏上一条边栏', 'A bar on phones, a rail on wide screens')}>
        <p>
          {say(
            '这一页就在框里。页面再长，边栏也到底；底栏不遮住最后一行。',
            'This page stands in it. However long a page, the rail reaches its end, and the bar covers no last line.',
          )}
        </p>
        <ol className="flex flex-col divide-y divide-line">
          {Array.from({ length: 12 }, (_, at) => at + 1).map((line) => (
            <li key={line} className="py-3">
              {say(`第 ${line} 行`, `Line ${line}`)}
            </li>
          ))}
        </ol>
      </State>
    </>
  );
}
