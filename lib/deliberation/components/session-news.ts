import type { MemberId } from '../../shared/ids.ts';
import type { AgendaItem, Attendance, MeetingState, Vote } from '../meeting-state.ts';

/** What those who listen are told of a session. */
export type News =
  /** My own presence, by whoever's hand. */
  | { readonly of: 'mine'; readonly attendance: Attendance }
  | { readonly of: 'quorum' }
  | { readonly of: 'item'; readonly item: AgendaItem }
  | { readonly of: 'opened'; readonly vote: Vote }
  | { readonly of: 'closed'; readonly vote: Vote };

type Told = Pick<MeetingState, 'attendance' | 'quorum' | 'currentItem' | 'agenda' | 'votes'>;

/** What has come between two states of one meeting. A quorum that is lost is told by what follows from it. */
export function newsBetween(before: Told, after: Told, me: MemberId): readonly News[] {
  const news: News[] = [];
  const attendance = after.attendance.get(me);
  if (attendance && attendance.presence !== before.attendance.get(me)?.presence)
    news.push({ of: 'mine', attendance });
  if (after.quorum?.stands && before.quorum && !before.quorum.stands) news.push({ of: 'quorum' });
  const item = after.agenda.find(({ id }) => id === after.currentItem);
  if (item && after.currentItem !== before.currentItem) news.push({ of: 'item', item });
  for (const vote of after.votes) {
    const known = before.votes.find(({ id }) => id === vote.id);
    if (vote.phase.at === 'open' && !known) news.push({ of: 'opened', vote });
    if (vote.phase.at === 'closed' && known?.phase.at === 'open') news.push({ of: 'closed', vote });
  }
  return news;
}
