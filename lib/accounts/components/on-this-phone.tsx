'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Ticks } from '../../sync/device.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TwoTicks } from '../../ui/two-ticks.tsx';
import { ExportButton } from './export-button.tsx';

export interface OnThisPhoneProps {
  ticks: Ticks;
  /** Local changes that the centre has not confirmed. */
  unsent: number;
  documents: number;
  onExport: () => Promise<void>;
  onSignOut: () => Promise<void>;
  /** What the browser says of its store. */
  children?: ReactNode;
}

/** What lies on this phone, and leaving it without loss. */
export function OnThisPhone(props: OnThisPhoneProps) {
  const { ticks, unsent, documents, onExport, onSignOut, children } = props;
  const t = useTranslations('me');
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await onSignOut();
    setBusy(false);
    setLeaving(false);
  };
  return (
    <Card title={t('phone')} aside={<TwoTicks kept={ticks.kept} delivered={ticks.delivered} />}>
      <p>{t('documents', { count: documents })}</p>
      <p data-testid="unsent">{unsent > 0 ? t('unsent', { count: unsent }) : t('allSent')}</p>
      {unsent > 0 && <ExportButton onExport={onExport} />}
      {children}
      <Button look="quiet" wide onPress={() => setLeaving(true)}>
        {t('signOut')}
      </Button>
      <Dialog
        open={leaving}
        title={t('signOutTitle')}
        close={t('stay')}
        onClose={() => setLeaving(false)}
        actions={
          <Button look="danger" wide busy={busy} onPress={() => void leave()}>
            {unsent > 0 ? t('signOutAnyway') : t('signOutNow')}
          </Button>
        }
      >
        <p>{t('signOutWhat')}</p>
        {unsent > 0 && (
          <>
            <p className="font-semibold text-vermilion">{t('signOutLoses', { count: unsent })}</p>
            <ExportButton onExport={onExport} />
          </>
        )}
      </Dialog>
    </Card>
  );
}
