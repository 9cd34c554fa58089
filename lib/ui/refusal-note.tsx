'use client';

import { useTranslations } from 'use-intl';
import type { RefusalCode } from '../shared/refusal.ts';
import { Banner } from './banner.tsx';

/** What happened, what is safe, what to do next. */
export function RefusalNote({ code, urgent = true }: { code: RefusalCode; urgent?: boolean }) {
  const t = useTranslations('refusals');
  return (
    <Banner tone="wrong" urgent={urgent} testId="refusal">
      <p className="font-semibold">{t(`${code}.what`)}</p>
      <p>{t(`${code}.safe`)}</p>
      <p>{t(`${code}.next`)}</p>
    </Banner>
  );
}
