'use client';

import Link from 'next/link';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useWordsComing } from '../../i18n/language.tsx';
import type { Me } from '../../sync/device.ts';
import { useDevice } from '../../sync/use-device.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { NotLoaded } from './not-loaded.tsx';
import { SignInForm } from './sign-in-form.tsx';

const NothingKept = lazy(() =>
  import('./nothing-kept.tsx').then(({ NothingKept }) => ({ default: NothingKept })),
);
const PhoneCleared = lazy(() =>
  import('./phone-cleared.tsx').then(({ PhoneCleared }) => ({ default: PhoneCleared })),
);

/** What follows is for members. Others sign in right here and then see what they came for. */
export function SignedInOnly({ children }: { children: (me: Me) => ReactNode }) {
  const { session, store, signIn, fetchAgain, signOut, reach, communityName } = useDevice();
  const worded = useOnce(!useWordsComing() && session.at !== 'starting');
  const t = useTranslations('signIn');
  const frame = useTranslations('frame');
  const waiting = <Waiting word={frame('opening')} />;
  if (session.at === 'starting' || !worded) return waiting;
  if (session.at === 'signed-in') return children(session.me);
  if (session.at === 'not-loaded') return <NotLoaded onAgain={() => location.reload()} />;
  if (store === 'blocked')
    return (
      <Suspense fallback={waiting}>
        <NothingKept onAgain={() => location.reload()} />
      </Suspense>
    );
  if (session.at === 'cleared')
    return (
      <Suspense fallback={waiting}>
        <PhoneCleared name={session.me.name} onFetch={fetchAgain} onNotMe={signOut} />
      </Suspense>
    );
  return (
    <div className="mx-auto flex w-full max-w-130 flex-col gap-5">
      <PageHead ridge title={communityName ? t('titleOf', { community: communityName }) : t('title')} />
      <SignInForm onSignIn={signIn} first offline={reach === 'offline'} />
      <div className="flex flex-col gap-1 text-ink-soft">
        <p>{t('why')}</p>
        <p>{t('noAccount')}</p>
      </div>
      <Link href="/me" className="button-quiet">
        {t('screen')}
      </Link>
    </div>
  );
}
