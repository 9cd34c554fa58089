'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { type Founding, FoundingForm } from '../../lib/accounts/components/founding-form.tsx';
import { useDevice } from '../../lib/sync/use-device.ts';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { Opening } from '../../lib/ui/opening.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';

export default function JoinPage() {
  return (
    <Suspense fallback={<Opening of="home" />}>
      <Join />
    </Suspense>
  );
}

/** With the start link of a new server: the community and its first account. */
function Join() {
  const t = useTranslations('join');
  const token = useSearchParams().get('start');
  const { start } = useDevice();
  const router = useRouter();
  const found = async (founding: Founding) => {
    const result = await start({ ...founding, token: token ?? '' });
    if (result.ok) router.replace('/');
    return result;
  };
  return (
    <div className="mx-auto flex w-full max-w-130 flex-col gap-5">
      <PageHead ridge title={t('title')}>
        {token && <p className="text-ink-soft">{t('what')}</p>}
      </PageHead>
      {token ? <FoundingForm onFound={found} /> : <EmptyState drawing="gate" sentence={t('noToken')} />}
    </div>
  );
}
