/** Who may make, read and write a meeting, as far as it is not acts. Whose acts: meeting-rights.ts. */
import { hasRole, type Member } from '../record/badge.ts';
import { withinDeletionBudget } from '../record/deletion-budget.ts';
import type { Change } from '../record/kind.ts';
import { type DocumentId, isPlainId, plainIdOf } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import { isMeetingField } from './agenda.ts';
import { isCalendarDate } from './local-time.ts';
import type { MeetingState } from './meeting-state.ts';

/** A meeting's id is its day, so that two who prepare it offline prepare the same one. */
export function mayCreateMeeting(author: Member, id: DocumentId): Refusal | undefined {
  if (!hasRole(author, 'planner', 'committee')) return refuse('role-missing');
  return isCalendarDate(plainIdOf(id)) ? undefined : refuse('not-a-date');
}

/** Every resident; whoever has a role here is one. */
export const mayReadMeeting = (reader: Member): boolean => reader.roles.length > 0;

export function mayWriteMeeting(
  author: Member,
  change: Change,
  state: Pick<MeetingState, 'frozen'>,
): Refusal | undefined {
  return change.to === 'sheet' ? maySet(author, change, state.frozen) : mayType(author, change);
}

function maySet(author: Member, change: Change & { to: 'sheet' }, frozen: boolean): Refusal | undefined {
  const place = { root: 'sheet', key: change.key };
  if (!hasRole(author, 'planner')) return refuse('role-missing', place);
  if (frozen) return refuse('frozen', place);
  return isMeetingField(change.key, change.value) ? undefined : refuse('bad-value', place);
}

/** Chair and committee answer for the minutes; a recorder removes others' text within the hour's bounds [GUARD8]. */
function mayType(author: Member, change: Change & { to: 'prose' }): Refusal | undefined {
  const place = { root: change.root };
  const [, name, item, ...more] = change.root.split('/');
  if (name !== 'minutes' || !isPlainId(item) || more.length > 0) return refuse('unknown-root', place);
  if (!hasRole(author, 'recorder', 'chair')) return refuse('role-missing', place);
  if (hasRole(author, 'chair', 'committee') || withinDeletionBudget(change)) return undefined;
  return refuse('deletes-too-much', place);
}
