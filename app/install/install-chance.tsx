'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { phoneStore } from '../phone-store.ts';
import { readInstallMemory } from './install-memory.ts';

/** Where the offer to install may stand. What it needs comes only as long as it may still be made. */
export function InstallChance() {
  const [loaded, setLoaded] = useState<{ Offer: ComponentType }>();
  useEffect(() => {
    if (readInstallMemory(phoneStore)?.isSettled) return;
    import('./install-offer.tsx').then(
      ({ InstallOffer }) => setLoaded({ Offer: InstallOffer }),
      () => undefined,
    );
  }, []);
  return loaded ? <loaded.Offer /> : null;
}
