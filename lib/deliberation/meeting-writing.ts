/** Who may read and write a meeting, as far as it is not acts. Whose acts: meeting-rights.ts. */
import type { Member } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import type { Change } from '../record/kind.ts';
import { isPlainId } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import { isWithinBounds, minutesRoot } from './agenda.ts';
import type { MeetingState } from './meeting-state.ts';
import { isCopyKey, maySetCopy } from './sealed-copies.ts';

/** Every resident; whoever has a role here is one. */
export const mayReadMeeting = (reader: Member): boolean => reader.roles.length > 0;

export function mayWriteMeeting(
  author: Member,
  change: Change,
  state: Pick<MeetingState, 'frozen' | 'sealing'>,
): Refusal | undefined {
  return change.to === 'sheet' ? maySet(author, change, state) : mayType(author, change, state);
}

function maySet(
  author: Member,
  change: Change & { to: 'sheet' },
  { frozen, sealing }: Pick<MeetingState, 'frozen' | 'sealing'>,
): Refusal | undefined {
  const place = { root: 'sheet', key: change.key };
  if (isCopyKey(change.key)) return maySetCopy(author, change, sealing);
  if (!hasRole(author, 'planner')) return refuse('role-missing', place);
  if (frozen) return refuse('frozen', place);
  return isWithinBounds(change.key, change.value) ? undefined : refuse('bad-value', place);
}

const MINUTES = minutesRoot('');

/** Minutes are written by those whose office it is; the hour's bounds [GUARD8] are for texts of all residents. */
function mayType(
  author: Member,
  change: Change & { to: 'prose' },
  { sealing }: Pick<MeetingState, 'sealing'>,
): Refusal | undefined {
  const { root } = change;
  if (!root.startsWith(MINUTES) || !isPlainId(root.slice(MINUTES.length)))
    return refuse('unknown-root', { root });
  if (!hasRole(author, 'recorder', 'chair')) return refuse('role-missing', { root });
  return sealing.at === 'open' ? undefined : refuse('sealed', { root });
}
