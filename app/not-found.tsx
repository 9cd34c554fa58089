'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../lib/ui/empty-state.tsx';
import { PageHead } from '../lib/ui/page-head.tsx';

export default function NotFound() {
  const t = useTranslations('frame');
  return (
    <>
      <PageHead title={t('notFoundTitle')} />
      <EmptyState drawing="gate" sentence={t('notFound')}>
        <Link href="/" className="button">
          {t('home')}
        </Link>
      </EmptyState>
    </>
  );
}
