'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BadgeTrouble } from '../../sync/device.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DeviceWords } from './device-words.tsx';
import { ExportButton } from './export-button.tsx';

export interface PhoneLinesProps {
  isFull: boolean;
  badge: BadgeTrouble | undefined;
  onAskForBadge: () => Promise<void>;
  /** Absent: nothing is undelivered, or its export is offered elsewhere on the page. */
  onExport: (() => Promise<void>) | undefined;
}

/** At the head of every page. */
export function PhoneLines(props: PhoneLinesProps) {
  return (
    <DeviceWords>
      <Lines {...props} />
    </DeviceWords>
  );
}

function Lines({ isFull, badge, onAskForBadge, onExport }: PhoneLinesProps) {
  const t = useTranslations('trouble');
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    await onAskForBadge();
    setBusy(false);
  };
  return (
    <>
      {isFull && (
        <Banner tone="wrong" testId="phone-full">
          <p>{t('full')}</p>
          {onExport && <ExportButton onExport={onExport} />}
        </Banner>
      )}
      {badge && (
        <Banner tone="check" testId={`badge-${badge}`}>
          <p>{badge === 'foreign' ? t('foreign') : t('refused')}</p>
          <p>{badge === 'foreign' ? t('foreignNext') : t('refusedNext')}</p>
          {badge === 'foreign' && (
            <Link href="/me" className="button-quiet">
              {t('toMe')}
            </Link>
          )}
          <Button look="quiet" busy={busy} onPress={() => void ask()}>
            {t('again')}
          </Button>
        </Banner>
      )}
    </>
  );
}
