'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';

/** The title of a page in the tab and for those who listen. */
export function usePageTitle(title: string): void {
  const t = useTranslations('frame');
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
