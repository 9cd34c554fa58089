'use client';

import type { ReactNode } from 'react';
import { MoreMessages } from '../../i18n/language.tsx';
import inChinese from '../../i18n/zh-cn/push.json';

const inEnglish = () => import('../../i18n/en/push.json').then((module) => module.default);

/** The words of being told while the app is closed. */
export function PushWords({ children }: { children: ReactNode }) {
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={null}>
      {children}
    </MoreMessages>
  );
}
