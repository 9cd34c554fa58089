'use client';

import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { MeetingScreen } from './meeting-screen.tsx';

export default function MeetingPage() {
  const t = useTranslations('frame');
  return (
    <Suspense fallback={<Waiting word={t('opening')} />}>
      <SignedInOnly>{(me) => <MeetingScreen me={me} />}</SignedInOnly>
    </Suspense>
  );
}
