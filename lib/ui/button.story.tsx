'use client';

import Link from 'next/link';
import { Button } from './button.tsx';
import { State, useSample } from './story.tsx';

export default function ButtonStory() {
  const say = useSample();
  return (
    <>
      <State name={say('一屏一个主要的', 'The main one of a screen')}>
        <Button wide>{say('报名（2 人）', 'Sign up (2)')}</Button>
      </State>
      <State name={say('别的都安静', 'All others are quiet')}>
        <div className="flex flex-wrap gap-3">
          <Button look="quiet">{say('导出', 'Export')}</Button>
          <Button look="quiet" pressed>
            {say('显示密码', 'Show the password')}
          </Button>
          <Link href="/stories" className="button-quiet">
            {say('回到全部零件', 'Back to all parts')}
          </Link>
        </div>
      </State>
      <State name={say('做了就收不回', 'Cannot be taken back')}>
        <Button look="danger" wide>
          {say('退出登录', 'Sign out')}
        </Button>
      </State>
      <State name={say('现在不能按，说明为什么', 'Cannot be pressed now, and why')}>
        <Button wide reason={say('先填好账号和密码', 'Fill in account and password first')}>
          {say('登录', 'Sign in')}
        </Button>
      </State>
      <State name={say('正在做', 'Being done')}>
        <Button wide busy>
          {say('正在登录…', 'Signing in…')}
        </Button>
      </State>
    </>
  );
}
