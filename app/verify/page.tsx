'use client';

import { Suspense } from 'react';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import partsInChinese from '../../lib/i18n/zh-cn/record-part.json';
import verifyInChinese from '../../lib/i18n/zh-cn/verify.json';
import { Opening } from '../../lib/ui/opening.tsx';
import { VerifyScreen } from './verify-screen.tsx';

const inChinese = { ...verifyInChinese, ...partsInChinese };
const inEnglish = async () => {
  const [verify, parts] = await Promise.all([
    import('../../lib/i18n/en/verify.json'),
    import('../../lib/i18n/en/record-part.json'),
  ]);
  return { ...verify.default, ...parts.default };
};

/** For anybody, signed in or not, with or without a network. */
export default function VerifyPage() {
  const waiting = <Opening of="verify" />;
  return (
    <Suspense fallback={waiting}>
      <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={waiting}>
        <VerifyScreen />
      </MoreMessages>
    </Suspense>
  );
}
