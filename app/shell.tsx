'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LanguageProvider } from '../lib/i18n/language.tsx';
import { DeviceProvider } from '../lib/sync/device-provider.tsx';
import { useDevice } from '../lib/sync/use-device.ts';
import { Banner } from '../lib/ui/banner.tsx';
import { Frame } from '../lib/ui/frame.tsx';
import { Toasts } from '../lib/ui/toast.tsx';
import { Arrival } from './arrival.tsx';
import { KeptFocus } from './kept-focus.tsx';
import './install/install-prompt.ts';
import { phoneStore } from './phone-store.ts';
import { PhoneTroubleLines, UnlessStoreLost } from './phone-trouble.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

/** What every page stands in: language, this device, the bar, and the lines that hold for all pages. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <DeviceProvider>
      <InOwnWords>
        <Framed>{children}</Framed>
      </InOwnWords>
    </DeviceProvider>
  );
}

function InOwnWords({ children }: { children: ReactNode }) {
  const { session } = useDevice();
  const member = session.at === 'signed-in' ? session.me.member.id : undefined;
  return (
    <LanguageProvider store={phoneStore} member={member}>
      {children}
    </LanguageProvider>
  );
}

function Framed({ children }: { children: ReactNode }) {
  const t = useTranslations('frame');
  const update = useTranslations('update');
  const path = usePathname();
  const { communityName } = useDevice();
  const at = (...starts: string[]) => starts.some((start) => path === start || path.startsWith(`${start}/`));
  return (
    <Toasts
      close={t('close')}
      under={<UpdatePrompt ready={update('ready')} reload={update('reload')} later={update('later')} />}
    >
      <Frame
        name={communityName || t('product')}
        label={t('places')}
        skip={t('skip')}
        places={[
          { href: '/', word: t('today'), sign: 'sun', current: path === '/' },
          { href: '/topics', word: t('topics'), sign: 'speech', current: at('/topics', '/topic') },
          { href: '/meetings', word: t('meetings'), sign: 'pavilion', current: at('/meetings', '/meeting') },
          { href: '/me', word: t('me'), sign: 'person', current: at('/me') },
        ]}
        lines={<Lines path={path} />}
      >
        <UnlessStoreLost>{children}</UnlessStoreLost>
      </Frame>
      <Arrival path={path} />
      <KeptFocus />
    </Toasts>
  );
}

/** Said once, calmly, at the head of every page. */
function Lines({ path }: { path: string }) {
  const t = useTranslations('frame');
  const { session, reach, setAside } = useDevice();
  const signedIn = session.at === 'signed-in';
  return (
    <div className="flex flex-col gap-2" role="status">
      {reach === 'offline' && signedIn && (
        <Banner tone="waiting" testId="offline">
          <p>{t('offline')}</p>
        </Banner>
      )}
      {signedIn && session.again && path !== '/sign-in' && (
        <Banner tone="check" testId="sign-in-again">
          <p>
            {t('again')} <Link href="/sign-in">{t('signInAgain')}</Link>
          </p>
        </Banner>
      )}
      <PhoneTroubleLines />
      {setAside.length > 0 && path !== '/me' && (
        <Banner tone="check" testId="set-aside-notice">
          <p>
            {t('setAside', { count: setAside.length })} <Link href="/me">{t('look')}</Link>
          </p>
        </Banner>
      )}
    </div>
  );
}
