'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { DeviceWords } from '../../lib/accounts/components/device-words.tsx';
import { Button } from '../../lib/ui/button.tsx';
import { Card } from '../../lib/ui/card.tsx';
import { installPrompt } from './install-prompt.ts';
import { type InstallSign, InstallSignDrawing } from './install-signs.tsx';
import type { InstallWay } from './install-way.ts';
import { useInstallWay } from './use-install-way.ts';

/** How the app gets onto the home screen here. Nothing where it runs from there. `children`: below the steps. */
export function InstallCard({ children }: { children?: ReactNode }) {
  const way = useInstallWay();
  return (
    way &&
    way !== 'installed' && (
      <DeviceWords>
        <Explained way={way}>{children}</Explained>
      </DeviceWords>
    )
  );
}

function Explained({ way, children }: { way: InstallWay; children: ReactNode }) {
  const t = useTranslations('install');
  const isDesk = way === 'desktop' || way === 'mac-safari';
  const isDone = useSyncExternalStore(installPrompt.subscribe, installPrompt.isInstalled, () => false);
  return (
    <Card title={isDesk ? t('titleDesk') : t('title')} testId="install">
      <p>{isDone ? t('done') : way === 'none' ? t('none') : t('why')}</p>
      {!isDone && (way === 'prompt' ? <AskButton /> : <Steps way={way} />)}
      {!isDone && children}
    </Card>
  );
}

function AskButton() {
  const t = useTranslations('install');
  return (
    <Button wide onPress={() => void installPrompt.ask()} testId="install-now">
      {t('now')}
    </Button>
  );
}

function Steps({ way }: { way: InstallWay }) {
  const t = useTranslations('install');
  const steps: Partial<Record<InstallWay, readonly (readonly [InstallSign, string])[]>> = {
    ios: [
      ['share', t('iosShare')],
      ['add', t('iosAdd')],
      ['done', t('iosConfirm')],
    ],
    android: [
      ['menu', t('androidMenu')],
      ['add', t('androidAdd')],
      ['done', t('androidConfirm')],
    ],
    desktop: [
      ['install', t('desktopIcon')],
      ['menu', t('desktopMenu')],
    ],
    'mac-safari': [
      ['share', t('macFile')],
      ['add', t('macDock')],
    ],
    'in-app': [
      ['more', t('inAppMenu')],
      ['browser', t('inAppOpen')],
    ],
  };
  return (
    <>
      {way === 'in-app' && <p>{t('inAppWhat')}</p>}
      <ol className="flex flex-col gap-3" data-testid={`install-${way}`}>
        {steps[way]?.map(([sign, words]) => (
          <li key={words} className="flex items-center gap-3">
            <InstallSignDrawing sign={sign} />
            <span>{words}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
