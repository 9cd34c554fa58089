'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { SignInForm } from '../../lib/accounts/components/sign-in-form.tsx';
import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { useDevice } from '../../lib/sync/use-device.ts';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';

export default function SignInPage() {
  return <SignedInOnly>{(me) => <SignedIn name={me.name} />}</SignedInOnly>;
}

/** Signed in already; or the sign-in has ended and is asked for again, with everything still here [SYNC10]. */
function SignedIn({ name }: { name: string }) {
  const t = useTranslations('signIn');
  const frame = useTranslations('frame');
  const { session, signIn } = useDevice();
  const router = useRouter();
  if (session.at === 'signed-in' && session.again) {
    return (
      <div className="mx-auto flex w-full max-w-130 flex-col gap-5">
        <PageHead ridge title={frame('signInAgain')}>
          <p className="text-ink-soft">{frame('again')}</p>
        </PageHead>
        <SignInForm onSignIn={signIn} onDone={() => router.replace('/')} />
      </div>
    );
  }
  return (
    <>
      <PageHead ridge title={t('signedIn', { name })} />
      <EmptyState drawing="pavilion" sentence={t('welcome')}>
        <Link href="/" className="button">
          {frame('home')}
        </Link>
        <Link href="/me" className="button-quiet">
          {t('other')}
        </Link>
      </EmptyState>
    </>
  );
}
