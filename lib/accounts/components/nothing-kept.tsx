'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { DeviceWords } from './device-words.tsx';

/** The store cannot be opened. */
export function NothingKept({ onAgain }: { onAgain: () => void }) {
  return (
    <DeviceWords>
      <NothingKeptCard onAgain={onAgain} />
    </DeviceWords>
  );
}

function NothingKeptCard({ onAgain }: { onAgain: () => void }) {
  const t = useTranslations('trouble');
  return (
    <>
      <PageHead title={t('blockedTitle')} />
      <Card testId="nothing-kept">
        <p>{t('blockedWhat')}</p>
        <p>{t('blockedSafe')}</p>
        <ul className="flex list-disc flex-col gap-2 pl-6">
          <li>{t('blockedPrivate')}</li>
          <li>{t('blockedSetting')}</li>
          <li>{t('blockedRestart')}</li>
        </ul>
        <Button wide onPress={onAgain}>
          {t('again')}
        </Button>
      </Card>
    </>
  );
}
