'use client';

import { Suspense } from 'react';
import { MoreMessages } from '../../../lib/i18n/language.tsx';
import inChinese from '../../../lib/i18n/zh-cn/figures.json';
import { Opening } from '../../../lib/ui/opening.tsx';
import { FiguresScreen } from './figures-screen.tsx';

const inEnglish = () => import('../../../lib/i18n/en/figures.json').then((module) => module.default);

/** For anybody, where the community wants it. */
export default function FiguresPage() {
  const waiting = <Opening of="figures" />;
  return (
    <Suspense fallback={waiting}>
      <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={waiting}>
        <FiguresScreen />
      </MoreMessages>
    </Suspense>
  );
}
