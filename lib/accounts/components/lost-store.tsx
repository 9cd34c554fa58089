'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { DeviceWords } from './device-words.tsx';
import { ExportButton } from './export-button.tsx';

export interface LostStoreProps {
  how: 'cleared' | 'cut-off';
  unsent: number;
  /** What was not delivered is on the phone again. */
  isKept: boolean;
  onExport: () => Promise<void>;
  onReload: () => void;
}

/** The store went away under the running page. */
export function LostStore(props: LostStoreProps) {
  return (
    <DeviceWords>
      <LostStoreCard {...props} />
    </DeviceWords>
  );
}

function LostStoreCard({ how, unsent, isKept, onExport, onReload }: LostStoreProps) {
  const t = useTranslations('trouble');
  const isCleared = how === 'cleared';
  return (
    <>
      <PageHead title={isCleared ? t('goneTitle') : t('cutTitle')} />
      <Card testId="store-lost">
        <p>{isCleared ? t('goneSafe') : t('cutSafe')}</p>
        {unsent > 0 && (
          <p data-testid="store-lost-unsent" className={isKept ? undefined : 'font-semibold text-vermilion'}>
            {isKept ? t('goneKept', { count: unsent }) : t('goneNotKept', { count: unsent })}
          </p>
        )}
        {unsent > 0 && <ExportButton onExport={onExport} />}
        <Button wide onPress={onReload} testId="reload">
          {isCleared ? t('fetchNow') : t('reopen')}
        </Button>
      </Card>
    </>
  );
}
