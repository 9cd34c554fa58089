'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { plainIdOf } from '../../../shared/ids.ts';
import { Card } from '../../../ui/card.tsx';
import type { MeetingDesk } from '../meeting-desk.ts';
import { SealContested } from './seal-contested.tsx';
import { SealForm } from './seal-form.tsx';
import { SealWaiting } from './seal-waiting.tsx';

/** The sealing of a record, whatever stage it has reached [MEET13]. `salt`: a new one at each call. */
export function SealPage({ desk, salt }: { desk: MeetingDesk; salt: () => string }) {
  const t = useTranslations('sealing');
  const { sealing } = desk.state;
  switch (sealing.at) {
    case 'open':
      return <SealForm desk={desk} salt={salt} />;
    case 'waiting':
      return <SealWaiting desk={desk} seal={sealing.seal} />;
    case 'contested':
      return <SealContested desk={desk} seals={sealing.seals} salt={salt} />;
    case 'sealed':
      return (
        <Card title={t('doneTitle')} testId="seal-done">
          <Link href={`/meeting?id=${plainIdOf(desk.live.id)}&view=record#sealed`} className="button w-full">
            {t('done')}
          </Link>
        </Card>
      );
  }
}
