'use client';

import { useMemo } from 'react';
import type { DeviceActions, DeviceState } from './device.ts';
import { useDeviceActions, useDeviceState } from './device-provider.tsx';

export type DeviceForScreens = Omit<DeviceState, 'people' | 'rows'> & DeviceActions;

/** Session, reach, ticks, unsent work, what was set aside, and what can be done about them. */
export function useDevice(): DeviceForScreens {
  const { session, reach, ticks, unsent, communityName, settings, setAside } = useDeviceState();
  const stable = useStableActions();
  return { session, reach, ticks, unsent, communityName, settings, setAside, ...stable };
}

/** The same functions at every render, so that effects may depend on them. */
function useStableActions(): DeviceActions {
  const actions = useDeviceActions();
  return useMemo(
    () => ({
      signIn: (account, password) => actions.signIn(account, password),
      start: (input) => actions.start(input),
      signOut: () => actions.signOut(),
      exportUnsent: () => actions.exportUnsent(),
      discardSetAside: (id) => actions.discardSetAside(id),
      rememberLocally: (key, value) => actions.rememberLocally(key, value),
      recallLocally: (key) => actions.recallLocally(key),
    }),
    [actions],
  );
}
