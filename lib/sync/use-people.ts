'use client';

import { useMemo } from 'react';
import type { MemberId } from '../shared/ids.ts';
import type { Person } from './device.ts';
import { useDeviceState } from './device-provider.tsx';

export interface People {
  nameOf(id: MemberId): string | undefined;
  readonly people: readonly Person[];
}

/** Those whom the feed told this member of; works offline. */
export function usePeople(): People {
  const { people } = useDeviceState();
  return useMemo(() => {
    const names = new Map(people.map((person) => [person.id, person.name]));
    return { nameOf: (id) => names.get(id), people };
  }, [people]);
}
