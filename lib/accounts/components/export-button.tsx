'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

/** Hands over as a file what the centre does not have, and says where it went. */
export function ExportButton({ onExport }: { onExport: () => Promise<void> }) {
  const t = useTranslations('me');
  const failed = useTranslations('failed');
  const [state, setState] = useState<'ready' | 'busy' | 'saved' | 'not-loaded'>('ready');
  const press = () => {
    setState('busy');
    onExport().then(
      () => setState('saved'),
      // What turns changes into a file may not have come to this phone yet.
      () => setState('not-loaded'),
    );
  };
  return (
    <>
      <Button look="quiet" wide busy={state === 'busy'} onPress={press} testId="export">
        {t('export')}
      </Button>
      <p role="status" className="empty:hidden">
        {state === 'saved' && t('exported')}
        {state === 'not-loaded' && failed('notLoaded')}
      </p>
    </>
  );
}
