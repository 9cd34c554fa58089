'use client';

import type { DeviceActions, DeviceState } from './device.ts';
import { deviceActions, useDeviceState } from './device-provider.tsx';

export type DeviceForScreens = Omit<DeviceState, 'people' | 'rows'> & DeviceActions;

/** Session, reach, ticks, unsent work, what was set aside, and what can be done about them. */
export function useDevice(): DeviceForScreens {
  const { people: _people, rows: _rows, ...state } = useDeviceState();
  return { ...state, ...deviceActions };
}
