'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Me } from '../../sync/device.ts';
import { useDevice } from '../../sync/use-device.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** What follows is for members. Others sign in right here and then see what they came for. */
export function SignedInOnly({ children }: { children: (me: Me) => ReactNode }) {
  const { session, signIn, reach, communityName } = useDevice();
  const t = useTranslations('signIn');
  const frame = useTranslations('frame');
  if (session.at === 'signed-in') return children(session.me);
  if (session.at === 'starting') return <Waiting word={frame('opening')} />;
  return (
    <>
      <PageHead ridge title={communityName ? t('titleOf', { community: communityName }) : t('title')}>
        <p className="text-ink-soft">{t('why')}</p>
      </PageHead>
      {reach === 'offline' && <p className="text-slate">{t('offline')}</p>}
      <SignInForm onSignIn={signIn} />
      <p className="text-ink-soft">{t('noAccount')}</p>
      <p>
        <Link href="/me" className="button-quiet">
          {t('screen')}
        </Link>
      </p>
    </>
  );
}
