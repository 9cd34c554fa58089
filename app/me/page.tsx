'use client';

import { useTranslations } from 'use-intl';
import { OnThisPhone } from '../../lib/accounts/components/on-this-phone.tsx';
import { ScreenChoices } from '../../lib/accounts/components/screen-choices.tsx';
import { SetAsideTray } from '../../lib/accounts/components/set-aside-tray.tsx';
import { WhoIAm } from '../../lib/accounts/components/who-i-am.tsx';
import { useDevice } from '../../lib/sync/use-device.ts';
import { useDocumentRows } from '../../lib/sync/use-document-rows.ts';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { saveFile } from './save-file.ts';

/** Who I am, how this phone shows things, and what lies on it. The choices of display need no sign-in. */
export default function MePage() {
  const t = useTranslations('me');
  const device = useDevice();
  const { session, ticks, unsent, setAside, communityName } = device;
  const documents = useDocumentRows('meeting').length;
  const exportUnsent = async () => saveFile('pavilion-unsent.json', await device.exportUnsent());
  return (
    <>
      <PageHead title={t('title')} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {session.at === 'signed-in' && <WhoIAm me={session.me} community={communityName} />}
        <ScreenChoices />
        {session.at === 'signed-in' && (
          <>
            <OnThisPhone
              ticks={ticks}
              unsent={unsent}
              documents={documents}
              onExport={() => void exportUnsent()}
              onSignOut={device.signOut}
            />
            <SetAsideTray
              items={setAside}
              onCopy={(text) => navigator.clipboard.writeText(text)}
              onDiscard={(id) => void device.discardSetAside(id)}
            />
          </>
        )}
      </div>
    </>
  );
}
