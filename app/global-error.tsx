'use client';

import { useTranslations } from 'use-intl';
import { ExportButton } from '../lib/accounts/components/export-button.tsx';
import { LanguageProvider } from '../lib/i18n/language.tsx';
import { Button } from '../lib/ui/button.tsx';
import './globals.css';
import { phoneStore } from './phone-store.ts';
import { saveUnsent } from './save-unsent.ts';

/** The frame itself failed: what stands here needs nothing of it. */
export default function AppFailed() {
  return (
    <html lang="zh-CN">
      <body>
        <LanguageProvider store={phoneStore} member={undefined}>
          <Failed />
        </LanguageProvider>
      </body>
    </html>
  );
}

function Failed() {
  const t = useTranslations('failed');
  return (
    <main className="mx-auto flex max-w-180 flex-col gap-5 p-4">
      <title>{t('title')}</title>
      <h1 className="text-xl">{t('title')}</h1>
      <p>{t('what')}</p>
      <p>{t('safe')}</p>
      <Button wide onPress={() => location.reload()} testId="reload">
        {t('reload')}
      </Button>
      <ExportButton onExport={saveUnsent} />
    </main>
  );
}
