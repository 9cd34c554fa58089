import type { Member } from '../../record/badge.ts';
import { mayCreateMeeting } from '../meeting-creation.ts';
import type { ActionItem } from '../meeting-state.ts';
import { nextMeetingDate } from '../next-meeting.ts';
import { type MeetingRow, nextOf } from './meeting-rows.ts';

/** One thing that waits for somebody, with the day it is for. */
export type Waiting = { readonly day: string } & (
  | { readonly at: 'session'; readonly row: MeetingRow }
  | { readonly at: 'meeting'; readonly row: MeetingRow }
  /** To be finished and published by whoever prepares it. */
  | { readonly at: 'publish'; readonly row: MeetingRow }
  /** The standing meeting of that day, which nobody has begun to prepare. */
  | { readonly at: 'prepare' }
  | {
      readonly at: 'action';
      readonly action: ActionItem;
      readonly row: MeetingRow;
      readonly overdue: boolean;
    }
);

export interface WaitingFor {
  readonly member: Member;
  readonly rows: readonly MeetingRow[];
  /** `2026-11-23`. */
  readonly today: string;
  /** Day of the month of the standing meeting. */
  readonly meetingDay: number;
}

/** In order of time, a session that goes on before all. */
export function whatWaits({ member, rows, today, meetingDay }: WaitingFor): readonly Waiting[] {
  const prepares = mayCreateMeeting(member) === undefined;
  const waiting: Waiting[] = [];
  const next = nextOf(rows, today);
  if (next) waiting.push({ at: standingOf(next, prepares), day: next.day, row: next });
  const standing = nextMeetingDate(today, meetingDay);
  if (prepares && !rows.some((row) => row.day === standing)) waiting.push({ at: 'prepare', day: standing });
  for (const row of rows)
    for (const action of row.summary.actions)
      if (action.owner === member.id)
        waiting.push({ at: 'action', day: action.due, action, row, overdue: action.due < today });
  return waiting.sort((a, b) => rank(a) - rank(b) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const rank = ({ at }: Waiting): number => (at === 'session' ? 0 : 1);

function standingOf({ summary }: MeetingRow, prepares: boolean): 'session' | 'meeting' | 'publish' {
  if (summary.phase === 'in-session') return 'session';
  return summary.phase === 'preparing' && prepares ? 'publish' : 'meeting';
}
