'use client';

import { useTranslations } from 'use-intl';
import { partPlace } from '../../record-places.ts';

/** A part of a record in words: the minutes of “楼道照明”. */
export function usePartWord(): (name: string, contentOf: (part: string) => unknown) => string {
  const t = useTranslations('recordPart');
  return (name, contentOf) => {
    const { kind, title } = partPlace(name, contentOf);
    return kind === 'meeting' ? t('meeting') : t(kind, { title });
  };
}
