import type { DeviceState, Me } from './device.ts';
import { initialState } from './initial-state.ts';
import type { MemberHome } from './member-home.ts';
import { same } from './shown-state.ts';

/** What screens are shown of a member's home; parts that did not change stay the same object. */
export function shownOf(home: MemberHome, me: Me, before: DeviceState): Omit<DeviceState, 'reach'> {
  const { again, communityName, communityKey, settings, people, rows, setAside, hasDelivered } = home.state;
  return {
    session: same(before.session, { at: 'signed-in', me, again }),
    store: home.store,
    badge: home.badge,
    ticks: same(before.ticks, home.ticks),
    unsent: home.unsent,
    hasDelivered,
    communityName,
    communityKey,
    settings: settings ?? initialState.settings,
    setAside,
    people,
    rows,
  };
}
