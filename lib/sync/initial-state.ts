import type { DeviceState } from './device.ts';

/** Before anything is known, and again when nobody is signed in. */
export const initialState: DeviceState = {
  session: { at: 'starting' },
  reach: 'unknown',
  store: 'open',
  badge: undefined,
  ticks: { kept: 'kept', delivered: true },
  unsent: 0,
  hasDelivered: false,
  communityName: '',
  communityKey: undefined,
  settings: { meetingDay: 1, areas: [], profiles: [] },
  setAside: [],
  people: [],
  rows: [],
};
