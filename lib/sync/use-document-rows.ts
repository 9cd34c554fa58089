'use client';

import { useMemo } from 'react';
import { type KindName, kindOf } from '../shared/ids.ts';
import type { DocumentRow } from './device.ts';
import { useDeviceState } from './device-provider.tsx';

/** The documents of a kind that this device holds, with their summaries; works offline, opens none. */
export function useDocumentRows(kind: KindName): readonly DocumentRow[] {
  const { rows } = useDeviceState();
  return useMemo(() => rows.filter((row) => kindOf(row.id) === kind), [rows, kind]);
}
