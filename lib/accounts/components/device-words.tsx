'use client';

import type { ReactNode } from 'react';
import { MoreMessages } from '../../i18n/language.tsx';
import inChinese from '../../i18n/zh-cn/device.json';

const inEnglish = () => import('../../i18n/en/device.json').then((module) => module.default);

/** The words of what is rarely shown of a device. */
export function DeviceWords({ children }: { children: ReactNode }) {
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={null}>
      {children}
    </MoreMessages>
  );
}
