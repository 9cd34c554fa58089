'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ExportButton } from '../lib/accounts/components/export-button.tsx';
import type { LostStoreProps } from '../lib/accounts/components/lost-store.tsx';
import type { PhoneLinesProps } from '../lib/accounts/components/phone-lines.tsx';
import { useDevice } from '../lib/sync/use-device.ts';
import { Banner } from '../lib/ui/banner.tsx';
import { saveUnsent } from './save-unsent.ts';

/** A part that is rarely shown comes once somebody is signed in and while all is well: in trouble it may not come any more. */
function useRarePart<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | undefined {
  const { session } = useDevice();
  const [part, setPart] = useState<{ Part: ComponentType<Props> }>();
  const isWanted = session.at === 'signed-in';
  useEffect(() => {
    if (isWanted)
      load().then(
        (Part) => setPart({ Part }),
        () => undefined,
      );
  }, [isWanted, load]);
  return part?.Part;
}

const phoneLines = (): Promise<ComponentType<PhoneLinesProps>> =>
  import('../lib/accounts/components/phone-lines.tsx').then((module) => module.PhoneLines);
const lostStore = (): Promise<ComponentType<LostStoreProps>> =>
  import('../lib/accounts/components/lost-store.tsx').then((module) => module.LostStore);

/** Lines about this phone: what it cannot keep, and what it may not sign. */
export function PhoneTroubleLines() {
  const t = useTranslations('frame');
  const { ticks, store, unsent, badge, askForBadge } = useDevice();
  const PhoneLines = useRarePart(phoneLines);
  return (
    <>
      {ticks.kept === 'failed' && (
        <Banner tone="wrong" testId="not-kept">
          <p>{t('keepFailed')}</p>
          <ExportButton onExport={saveUnsent} />
        </Banner>
      )}
      {PhoneLines && (store === 'full' || badge) && (
        <PhoneLines
          isFull={store === 'full'}
          badge={badge}
          onAskForBadge={askForBadge}
          onExport={unsent > 0 && ticks.kept !== 'failed' ? saveUnsent : undefined}
        />
      )}
    </>
  );
}

/** The page, unless the phone's store went away under it: then nothing on it can be relied on. */
export function UnlessStoreLost({ children }: { children: ReactNode }) {
  const { store, unsent, ticks } = useDevice();
  const LostStore = useRarePart(lostStore);
  if (!LostStore || (store !== 'cleared' && store !== 'cut-off')) return children;
  return (
    <LostStore
      how={store}
      unsent={unsent}
      isKept={ticks.kept !== 'failed'}
      onExport={saveUnsent}
      onReload={() => location.reload()}
    />
  );
}
