'use client';

import { useDeviceState } from './device-provider.tsx';

/**
 * True while this member's share of the community is still on its way here for the first time: what is missing
 * then is not known to be missing. Whoever has a share is in the roll that comes with it.
 */
export function useFirstShare(): boolean {
  const { people, rows, reach } = useDeviceState();
  return rows.length === 0 && people.length === 0 && reach !== 'offline';
}
