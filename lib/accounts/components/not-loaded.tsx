'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';

/** The page came, but what it works with did not: the network went in between. */
export function NotLoaded({ onAgain }: { onAgain: () => void }) {
  const t = useTranslations('failed');
  return (
    <>
      <PageHead title={t('notLoadedTitle')} />
      <EmptyState drawing="path" sentence={t('notLoaded')}>
        <Button onPress={onAgain} testId="try-again">
          {t('again')}
        </Button>
      </EmptyState>
    </>
  );
}
