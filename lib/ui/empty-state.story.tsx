'use client';

import Link from 'next/link';
import { EmptyState } from './empty-state.tsx';
import { State, useSample } from './story.tsx';

export default function EmptyStateStory() {
  const say = useSample();
  return (
    <>
      <State name={say('亭：没有要办的事', 'Pavilion: nothing to do')}>
        <EmptyState drawing="pavilion" sentence={say('今天没有要办的事', 'Nothing waits for you today')} />
      </State>
      <State name={say('路：没有找到', 'Path: not found')}>
        <EmptyState drawing="path" sentence={say('没有找到这一项。', 'There is no such item.')} />
      </State>
      <State name={say('门：进不去', 'Gate: no way in')}>
        <EmptyState drawing="gate" sentence={say('没有这一页', 'There is no such page')}>
          <Link href="/stories" className="button">
            {say('回到全部零件', 'Back to all parts')}
          </Link>
        </EmptyState>
      </State>
      <State name={say('线装簿：还没有记录', 'Notebook: no record yet')}>
        <EmptyState drawing="notebook" sentence={say('还没有记录。', 'Nothing is on record yet.')} />
      </State>
      <State name={say('手机：装到这台设备上', 'Phone: on this device')}>
        <EmptyState
          drawing="phone"
          sentence={say('这台设备上还没有存东西。', 'This device keeps nothing yet.')}
        />
      </State>
      <State name={say('灯笼：还没有活动', 'Lantern: no event yet')}>
        <EmptyState drawing="lantern" sentence={say('这个月还没有活动。', 'No events this month yet.')} />
      </State>
    </>
  );
}
