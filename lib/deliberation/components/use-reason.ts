'use client';

import { useTranslations } from 'use-intl';
import type { RefusalCode } from '../../shared/refusal.ts';

/** Why a button is grey, in words. */
export function useReason(): (code: RefusalCode | undefined) => string | undefined {
  const t = useTranslations('refusals');
  return (code) => (code ? t(`${code}.what`) : undefined);
}
