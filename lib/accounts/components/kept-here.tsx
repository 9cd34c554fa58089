'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { PhoneStorage } from '../../sync/device.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { DeviceWords } from './device-words.tsx';

export interface KeptHereProps {
  storage: PhoneStorage;
  onAskToLast: () => Promise<void>;
}

/** Whether the browser keeps what lies on this phone, how much that is, and whether it opens without a network. */
export function KeptHere(props: KeptHereProps) {
  return (
    <DeviceWords>
      <Kept {...props} />
    </DeviceWords>
  );
}

function Kept({ storage, onAskToLast }: KeptHereProps) {
  const t = useTranslations('kept');
  const size = useSizeWords();
  const [asked, setAsked] = useState(false);
  const { lasts, used, free, opensOffline } = storage;
  return (
    <div className="flex flex-col gap-3" data-testid="kept-here" data-lasts={lasts}>
      <p>
        <StateMark tone={lasts ? 'sure' : 'check'} word={lasts ? t('lastsWord') : t('mayClearWord')} />
      </p>
      <p>{lasts ? t('lasts') : t('mayClear')}</p>
      {!lasts && !asked && (
        <Button look="quiet" wide onPress={() => void onAskToLast().then(() => setAsked(true))}>
          {t('askToLast')}
        </Button>
      )}
      <p role="status" className="empty:hidden">
        {asked && !lasts && t('asked')}
      </p>
      <p>{opensOffline ? t('opensOffline') : t('needsNetwork')}</p>
      {used !== undefined && free !== undefined && (
        <p className="text-ink-soft">{t('used', { used: size(used), free: size(free) })}</p>
      )}
    </div>
  );
}

const MEGABYTE = 1e6;
const GIGABYTE = 1e9;

function useSizeWords(): (bytes: number) => string {
  const t = useTranslations('kept');
  const format = useFormatter();
  return (bytes) => {
    if (bytes < MEGABYTE) return t('sizeKb');
    const [word, unit] = bytes < GIGABYTE ? (['sizeMb', MEGABYTE] as const) : (['sizeGb', GIGABYTE] as const);
    return t(word, { amount: format.number(bytes / unit, { maximumSignificantDigits: 2 }) });
  };
}
