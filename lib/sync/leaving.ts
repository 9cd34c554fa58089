/** What a sign-out does with the phone [SYNC16]: it is noted first, so that a page that is closed meanwhile changes nothing. */
import { type MemberId, newId } from '../shared/ids.ts';
import { deleteMemberData } from './member-db.ts';
import { forgetCurrent, leaveMember, memberErased } from './members-here.ts';
import { noteSignOut } from './sign-outs.ts';
import type { Surroundings } from './surroundings.ts';

/** False: the phone is full, or takes nothing. Then at least nobody is signed in here any more, for other tabs too. */
export async function noteLeaving({ clock, random }: Surroundings, member: MemberId): Promise<boolean> {
  try {
    await noteSignOut(newId(random), clock.now());
    await leaveMember(member);
    return true;
  } catch {
    await forgetCurrent().catch(() => undefined);
    return false;
  }
}

/** Also at the next start, where the page was closed before it was done. */
export async function eraseMember(member: MemberId): Promise<void> {
  await deleteMemberData(member);
  await memberErased(member).catch(() => undefined);
}
