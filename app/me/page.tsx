'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { KeptHere } from '../../lib/accounts/components/kept-here.tsx';
import { OnThisPhone } from '../../lib/accounts/components/on-this-phone.tsx';
import { ScreenChoices } from '../../lib/accounts/components/screen-choices.tsx';
import { SetAsideTray } from '../../lib/accounts/components/set-aside-tray.tsx';
import { WhoIAm } from '../../lib/accounts/components/who-i-am.tsx';
import { useWordsComing } from '../../lib/i18n/language.tsx';
import { useDevice } from '../../lib/sync/use-device.ts';
import { useDocumentRows } from '../../lib/sync/use-document-rows.ts';
import { usePhoneStorage } from '../../lib/sync/use-phone-storage.ts';
import { Card } from '../../lib/ui/card.tsx';
import { Columns } from '../../lib/ui/columns.tsx';
import { Opening } from '../../lib/ui/opening.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { useOnce } from '../../lib/ui/use-once.ts';
import { InstallCard } from '../install/install-card.tsx';
import { saveUnsent } from '../save-unsent.ts';
import { Calls } from './calls.tsx';

/** Who I am, how this phone shows things, and what lies on it. The choices of display need no sign-in. */
export default function MePage() {
  const t = useTranslations('me');
  const device = useDevice();
  const { session, reach, ticks, unsent, setAside, communityName } = device;
  const documents = useDocumentRows('meeting').length;
  const { storage, ask } = usePhoneStorage();
  // Who chooses another language here keeps the choices before him.
  const shown = useOnce(!useWordsComing() && session.at !== 'starting');
  // Nothing of it stands before it is known what does: what comes above would push it down.
  if (!shown) return <Opening of="me" />;
  return (
    <>
      <PageHead title={t('title')} />
      <Columns
        even
        record={
          <>
            {session.at === 'signed-in' && <WhoIAm me={session.me} community={communityName} />}
            <ScreenChoices />
          </>
        }
        aside={
          <>
            {session.at === 'signed-out' && <NotSignedIn />}
            {session.at === 'signed-in' && (
              <>
                <OnThisPhone
                  ticks={ticks}
                  unsent={unsent}
                  documents={documents}
                  onExport={saveUnsent}
                  onSignOut={device.signOut}
                >
                  {storage && <KeptHere storage={storage} onAskToLast={ask} />}
                </OnThisPhone>
                <SetAsideTray
                  items={setAside}
                  onCopy={(text) => navigator.clipboard.writeText(text)}
                  onDiscard={(id) => void device.discardSetAside(id)}
                />
              </>
            )}
            <InstallCard />
            {/* Last: while it asks the browser, it pushes nothing down. */}
            {session.at === 'signed-in' && <Calls me={session.me} reach={reach} />}
          </>
        }
      />
    </>
  );
}

/** After signing out, and for who came from the sign-in to enlarge the text: the way on. */
function NotSignedIn() {
  const t = useTranslations('signIn');
  return (
    <Card>
      <p>{t('signedOut')}</p>
      <Link href="/" className="button">
        {t('go')}
      </Link>
    </Card>
  );
}
