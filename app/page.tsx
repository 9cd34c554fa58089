'use client';

import { SignedInOnly } from '../lib/accounts/components/signed-in-only.tsx';
import { InstallChance } from './install/install-chance.tsx';
import { Today } from './today.tsx';

export default function TodayPage() {
  return (
    <SignedInOnly>
      {(me) => (
        <>
          <Today me={me} />
          <InstallChance />
        </>
      )}
    </SignedInOnly>
  );
}
