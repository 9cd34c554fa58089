'use client';

import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import inChinese from '../../lib/i18n/zh-cn/meeting.json';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { MeetingScreen } from './meeting-screen.tsx';

const inEnglish = () => import('../../lib/i18n/en/meeting.json').then((module) => module.default);

export default function MeetingPage() {
  const t = useTranslations('frame');
  const waiting = <Waiting word={t('opening')} />;
  return (
    <Suspense fallback={waiting}>
      <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={waiting}>
        <SignedInOnly>{(me) => <MeetingScreen me={me} />}</SignedInOnly>
      </MoreMessages>
    </Suspense>
  );
}
