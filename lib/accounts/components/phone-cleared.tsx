'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Result } from '../../shared/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { DeviceWords } from './device-words.tsx';

export interface PhoneClearedProps {
  name: string;
  onFetch: () => Promise<Result<void>>;
  onNotMe: () => Promise<void>;
}

/** The sign-in goes on, but nothing of the member is left here. */
export function PhoneCleared(props: PhoneClearedProps) {
  return (
    <DeviceWords>
      <PhoneClearedCard {...props} />
    </DeviceWords>
  );
}

function PhoneClearedCard({ name, onFetch, onNotMe }: PhoneClearedProps) {
  const t = useTranslations('trouble');
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result<void>>();
  const fetchAll = async () => {
    setBusy(true);
    setResult(await onFetch());
    setBusy(false);
  };
  return (
    <>
      <PageHead title={t('clearedTitle')} />
      <Card testId="phone-cleared">
        <p>{t('clearedWhat')}</p>
        <p>{t('clearedSafe')}</p>
        {result && !result.ok && <RefusalNote code={result.refusal.code} />}
        <Button wide busy={busy} onPress={() => void fetchAll()} testId="fetch-again">
          {busy ? t('fetching') : t('fetch', { name })}
        </Button>
        <Button wide look="quiet" onPress={() => void onNotMe()}>
          {t('notMe')}
        </Button>
      </Card>
    </>
  );
}
