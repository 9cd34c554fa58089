'use client';

import { Suspense } from 'react';
import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import photosInChinese from '../../lib/i18n/zh-cn/photos.json';
import topicsInChinese from '../../lib/i18n/zh-cn/topics.json';
import { Opening } from '../../lib/ui/opening.tsx';
import { TopicsScreen } from './topics-screen.tsx';

const inChinese = { ...topicsInChinese, ...photosInChinese };
const inEnglish = async () => {
  const [topics, photos] = await Promise.all([
    import('../../lib/i18n/en/topics.json'),
    import('../../lib/i18n/en/photos.json'),
  ]);
  return { ...topics.default, ...photos.default };
};

export default function TopicsPage() {
  const waiting = <Opening of="topics" />;
  return (
    <Suspense fallback={waiting}>
      <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={waiting}>
        <SignedInOnly opening="topics">{(me) => <TopicsScreen me={me} />}</SignedInOnly>
      </MoreMessages>
    </Suspense>
  );
}
