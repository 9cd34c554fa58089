'use client';

import { useTranslations } from 'use-intl';
import { EmptyState } from '../../lib/ui/empty-state.tsx';

/** In place of a part whose code could not be fetched: with no network, before the phone keeps all of it. */
export function PartMissing() {
  const t = useTranslations('topic');
  return <EmptyState drawing="path" sentence={t('partMissing')} />;
}
