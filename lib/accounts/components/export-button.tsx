'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

/** Hands over as a file what the centre does not have, and says where it went. */
export function ExportButton({ onExport }: { onExport: () => Promise<void> }) {
  const t = useTranslations('me');
  const [state, setState] = useState<'ready' | 'busy' | 'saved'>('ready');
  const press = async () => {
    setState('busy');
    await onExport();
    setState('saved');
  };
  return (
    <>
      <Button look="quiet" wide busy={state === 'busy'} onPress={() => void press()} testId="export">
        {t('export')}
      </Button>
      <p role="status" className="empty:hidden">
        {state === 'saved' && t('exported')}
      </p>
    </>
  );
}
