/** Which members have data on this phone, and whose pages are shown now. Only one at a time [SYNC14]. */
import type { MemberId } from '../shared/ids.ts';
import { openDeviceDb } from './device-db.ts';

const CURRENT = 'current-member';
const MEMBERS = 'members';

export async function currentMember(): Promise<MemberId | undefined> {
  const db = await openDeviceDb();
  try {
    return (await db.get('kv', CURRENT)) as MemberId | undefined;
  } finally {
    db.close();
  }
}

export async function enterMember(member: MemberId): Promise<void> {
  await change((members) => [...new Set([...members, member])], member);
}

/** Their data is gone from this phone. */
export async function leaveMember(member: MemberId): Promise<void> {
  await change((members) => members.filter((other) => other !== member), undefined);
}

async function change(
  to: (members: readonly MemberId[]) => readonly MemberId[],
  current: MemberId | undefined,
): Promise<void> {
  const db = await openDeviceDb();
  try {
    const tx = db.transaction('kv', 'readwrite', { durability: 'strict' });
    const members = ((await tx.store.get(MEMBERS)) as MemberId[] | undefined) ?? [];
    await tx.store.put(to(members), MEMBERS);
    if (current) await tx.store.put(current, CURRENT);
    else await tx.store.delete(CURRENT);
    await tx.done;
  } finally {
    db.close();
  }
}
