'use client';

import { useCallback, useEffect, useState } from 'react';
import type { PhoneStorage } from './device.ts';
import { deviceActions } from './device-provider.tsx';

export interface PhoneStorageAsked {
  /** undefined until the browser has answered. */
  readonly storage: PhoneStorage | undefined;
  /** Asks it to keep what lies here. */
  ask(): Promise<void>;
}

/** What the browser says of its store on this phone. */
export function usePhoneStorage(): PhoneStorageAsked {
  const [storage, setStorage] = useState<PhoneStorage>();
  const read = useCallback(() => deviceActions.phoneStorage().then(setStorage), []);
  useEffect(() => {
    read().catch(() => undefined);
  }, [read]);
  const ask = useCallback(async () => {
    await deviceActions.askToLast();
    await read();
  }, [read]);
  return { storage, ask };
}
