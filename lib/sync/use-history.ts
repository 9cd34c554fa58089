'use client';

import { useMemo } from 'react';
import { useDeviceState } from './device-provider.tsx';
import { History } from './history.ts';

/** The past of documents, for who is signed in; it is asked of the centre, so it needs a network. */
export function useHistory(): History | undefined {
  const { session } = useDeviceState();
  const member = session.at === 'signed-in' ? session.me.member.id : undefined;
  return useMemo(
    () => (member ? new History((path, init) => fetch(path, init), member) : undefined),
    [member],
  );
}
