'use client';

import { Banner } from './banner.tsx';
import { State, useSample } from './story.tsx';

export default function BannerStory() {
  const say = useSample();
  return (
    <>
      <State name={say('没有网络', 'Offline')}>
        <Banner tone="waiting">
          <p>
            {say('没有网络，照常使用；连上后自动送达', 'No network. Go on as usual; it is delivered later.')}
          </p>
        </Banner>
      </State>
      <State name={say('要有人看一眼', 'Somebody should look')}>
        <Banner tone="check">
          <p className="font-semibold">{say('待核', 'To be checked')}</p>
          <p>{say('表决时实到人数有争议。', 'The number present at the vote is contested.')}</p>
        </Banner>
      </State>
      <State name={say('好了', 'All is well')}>
        <Banner tone="sure">
          <p>{say('通知已公布。', 'The notice is published.')}</p>
        </Banner>
      </State>
      <State name={say('出了错', 'Something is wrong')}>
        <Banner tone="wrong">
          <p>{say('这台设备存不下了。', 'This device has no room left.')}</p>
        </Banner>
      </State>
      <State name={say('封存了', 'Sealed')}>
        <Banner tone="sealed">
          <p>{say('记录已封存，不能再改。', 'The record is sealed; nothing in it changes any more.')}</p>
        </Banner>
      </State>
    </>
  );
}
