'use client';

import { useTranslations } from 'use-intl';
import { ExportButton } from '../lib/accounts/components/export-button.tsx';
import { useDevice } from '../lib/sync/use-device.ts';
import { Button } from '../lib/ui/button.tsx';
import { PageHead } from '../lib/ui/page-head.tsx';
import { saveUnsent } from './save-unsent.ts';

/** A bug, or a file that did not come, has stopped this page; the frame around it goes on. */
export default function PageFailed({ error }: { error: Error }) {
  const t = useTranslations('failed');
  const { unsent } = useDevice();
  return (
    <>
      <PageHead title={t('title')} />
      <p>{t('what')}</p>
      <p>{t('safe')}</p>
      <Button wide onPress={() => location.reload()} testId="reload">
        {t('reload')}
      </Button>
      {unsent > 0 && <ExportButton onExport={saveUnsent} />}
      <p className="text-ink-soft text-sm">{t('detail', { cause: String(error) })}</p>
    </>
  );
}
