'use client';

import { useTranslations } from 'use-intl';
import type { RefusalCode } from '../shared/refusal.ts';
import { Banner } from './banner.tsx';

export interface RefusalNoteProps {
  code: RefusalCode;
  urgent?: boolean;
  /** By somebody who is not signed in yet: that what he wrote is safe would be said of nothing. */
  nothingWritten?: boolean;
}

/** Their words say that what was written is on this phone. */
const OF_WHAT_WAS_WRITTEN: readonly RefusalCode[] = [
  'offline',
  'unavailable',
  'too-fast',
  'malformed',
  'deletes-too-much',
];

/** What happened, what is safe, what to do next. */
export function RefusalNote({ code, urgent = true, nothingWritten = false }: RefusalNoteProps) {
  const t = useTranslations('refusals');
  return (
    <Banner tone="wrong" urgent={urgent} testId="refusal">
      <p className="font-semibold">{t(`${code}.what`)}</p>
      {!(nothingWritten && OF_WHAT_WAS_WRITTEN.includes(code)) && <p>{t(`${code}.safe`)}</p>}
      <p>{t(`${code}.next`)}</p>
    </Banner>
  );
}
