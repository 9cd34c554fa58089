'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import type { Belonging } from '../../topic-acts.ts';

/** Whose matter it is, where the pavilion cannot decide it; it may be raised all the same. */
export function BelongsHint({ belongs }: { belongs: Belonging }) {
  const t = useTranslations('raise');
  return (
    <Banner tone="check" testId="belongs-hint">
      <p>{t(`belongs.${belongs}`)}</p>
    </Banner>
  );
}
