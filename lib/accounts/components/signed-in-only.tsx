'use client';

import Link from 'next/link';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useWordsComing } from '../../i18n/language.tsx';
import type { Me } from '../../sync/device.ts';
import { useDevice } from '../../sync/use-device.ts';
import { type OpenedPage, Opening } from '../../ui/opening.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { NotLoaded } from './not-loaded.tsx';
import { SignInForm } from './sign-in-form.tsx';

const NothingKept = lazy(() =>
  import('./nothing-kept.tsx').then(({ NothingKept }) => ({ default: NothingKept })),
);
const PhoneCleared = lazy(() =>
  import('./phone-cleared.tsx').then(({ PhoneCleared }) => ({ default: PhoneCleared })),
);

export interface SignedInOnlyProps {
  /** Which page it is, while it is not known yet who comes. */
  opening?: OpenedPage;
  children: (me: Me) => ReactNode;
}

/** What follows is for members. Others sign in right here and then see what they came for. */
export function SignedInOnly({ opening = 'home', children }: SignedInOnlyProps) {
  const { session, store, signIn, fetchAgain, signOut, reach, communityName } = useDevice();
  const worded = useOnce(!useWordsComing() && session.at !== 'starting');
  const t = useTranslations('signIn');
  const frame = useTranslations('frame');
  const waiting = <Opening of={opening} />;
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
  const title = communityName ? t('titleOf', { community: communityName }) : t('title');
  return (
    <div className="mx-auto flex w-full max-w-130 flex-col gap-5">
      <PageHead
        ridge
        title={title}
        drawn={<Phrased text={title} names={[communityName, frame('product')]} />}
      />
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
