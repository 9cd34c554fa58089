'use client';

import { useEffect, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { localDateOf } from '../../lib/deliberation/local-time.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { Button } from '../../lib/ui/button.tsx';
import { phoneStore } from '../phone-store.ts';
import { InstallCard } from './install-card.tsx';
import {
  firstVisit,
  type InstallMemory,
  isOfferDue,
  readInstallMemory,
  writeInstallMemory,
} from './install-memory.ts';
import { installPrompt } from './install-prompt.ts';
import { useInstallWay } from './use-install-way.ts';

/** The one offer of this phone, when the time has come. */
export function InstallOffer() {
  const { hasDelivered } = useDevice();
  const way = useInstallWay();
  const today = localDateOf(useNow().getTime());
  const [memory, setMemory] = useState<InstallMemory>();
  useEffect(() => {
    const remember = (next: InstallMemory) => {
      writeInstallMemory(phoneStore, next);
      setMemory(next);
    };
    const known = readInstallMemory(phoneStore) ?? firstVisit(today);
    const isDue = isOfferDue(known, today, hasDelivered) && way !== 'installed' && way !== 'none';
    remember(isDue ? { ...known, offeredOn: today } : known);
    return installPrompt.subscribe(() => {
      if (installPrompt.isInstalled()) writeInstallMemory(phoneStore, { ...known, isSettled: true });
    });
  }, [today, hasDelivered, way]);
  if (!memory || memory.isSettled || memory.offeredOn !== today) return null;
  const decline = () => {
    const settled: InstallMemory = { ...memory, isSettled: true };
    writeInstallMemory(phoneStore, settled);
    setMemory(settled);
  };
  return (
    <InstallCard>
      <Decline onDecline={decline} />
    </InstallCard>
  );
}

function Decline({ onDecline }: { onDecline: () => void }) {
  const t = useTranslations('install');
  return (
    <>
      <Button look="quiet" wide onPress={onDecline} testId="install-later">
        {t('later')}
      </Button>
      <p className="text-ink-soft">{t('laterWhat')}</p>
    </>
  );
}
