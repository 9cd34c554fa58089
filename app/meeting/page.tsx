'use client';

import { Suspense } from 'react';
import { SignedInOnly } from '../../lib/accounts/components/signed-in-only.tsx';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import meetingInChinese from '../../lib/i18n/zh-cn/meeting.json';
import minutesInChinese from '../../lib/i18n/zh-cn/minutes.json';
import { Opening } from '../../lib/ui/opening.tsx';
import { MeetingScreen } from './meeting-screen.tsx';

const inChinese = { ...meetingInChinese, ...minutesInChinese };
const inEnglish = async () => {
  const [meeting, minutes] = await Promise.all([
    import('../../lib/i18n/en/meeting.json'),
    import('../../lib/i18n/en/minutes.json'),
  ]);
  return { ...meeting.default, ...minutes.default };
};

export default function MeetingPage() {
  const waiting = <Opening of="meeting" />;
  return (
    <Suspense fallback={waiting}>
      <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={waiting}>
        <SignedInOnly opening="meeting">{(me) => <MeetingScreen me={me} />}</SignedInOnly>
      </MoreMessages>
    </Suspense>
  );
}
