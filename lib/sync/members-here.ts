/** Which members have data on this phone, and whose pages are shown now. Only one at a time [SYNC14]. */
import type { MemberId } from '../shared/ids.ts';
import { openDeviceDb } from './device-db.ts';

const CURRENT = 'current-member';
const MEMBERS = 'members';
/** Signed out; what lies here of them may not be deleted yet. */
const LEAVING = 'leaving-members';

interface Facts {
  readonly current: MemberId | undefined;
  /** undefined: nobody ever signed in here, as far as the phone knows; so it is again after a clearing. */
  readonly members: readonly MemberId[] | undefined;
  readonly leaving: readonly MemberId[];
}

export function membersHere(): Promise<Facts> {
  return change((facts) => facts);
}

export async function enterMember(member: MemberId): Promise<void> {
  await change(({ members, leaving }) => ({
    current: member,
    members: [...without(members, member), member],
    leaving: without(leaving, member),
  }));
}

/** Nobody is signed in from now on. `memberErased` follows; until then a new start deletes what is left. */
export async function leaveMember(member: MemberId): Promise<void> {
  await change(({ members, leaving }) => ({
    current: undefined,
    members: without(members, member),
    leaving: [...without(leaving, member), member],
  }));
}

/** Nobody is signed in from now on: a full phone still takes that. */
export async function forgetCurrent(): Promise<void> {
  const db = await openDeviceDb();
  await db.delete('kv', CURRENT).finally(() => db.close());
}

/** Their data is gone from this phone. */
export async function memberErased(member: MemberId): Promise<void> {
  await change((facts) => ({ ...facts, leaving: without(facts.leaving, member) }));
}

const without = (members: readonly MemberId[] | undefined, member: MemberId): MemberId[] =>
  (members ?? []).filter((other) => other !== member);

/** In one durable transaction. Returns how it is then. */
async function change(to: (facts: Facts) => Facts): Promise<Facts> {
  const db = await openDeviceDb();
  try {
    const tx = db.transaction('kv', 'readwrite', { durability: 'strict' });
    const [current, members, leaving] = await Promise.all(
      [CURRENT, MEMBERS, LEAVING].map((key) => tx.store.get(key)),
    );
    const before = { current, members, leaving: leaving ?? [] } as Facts;
    const after = to(before);
    if (after !== before) {
      await Promise.all([
        after.current ? tx.store.put(after.current, CURRENT) : tx.store.delete(CURRENT),
        tx.store.put(after.members, MEMBERS),
        tx.store.put(after.leaving, LEAVING),
      ]);
    }
    await tx.done;
    return after;
  } finally {
    db.close();
  }
}
