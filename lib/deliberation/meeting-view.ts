/** What time alone changes in a meeting [ACT10]. */
import type { Instant } from '../shared/clock.ts';
import { daysBetween, instantOf, isLocalDateTime, localDateOf } from './local-time.ts';
import type { MeetingState, MeetingView } from './meeting-state.ts';

const MINUTE_MS = 60_000;

export function viewMeeting(
  state: Pick<MeetingState, 'startsAt' | 'actions' | 'carried' | 'agenda' | 'currentItem' | 'currentSince'>,
  now: Instant,
): MeetingView {
  const today = localDateOf(now);
  const due = [
    ...state.carried.map(({ action, due }) => ({ id: action, due })),
    ...state.actions.map(({ id, due }) => ({ id, due })),
  ];
  const dated = isLocalDateTime(state.startsAt);
  return {
    overdue: due.filter((action) => action.due < today).map((action) => action.id),
    daysUntil: dated ? daysBetween(today, state.startsAt.slice(0, 10)) : undefined,
    started: dated && instantOf(state.startsAt) <= now,
    minutesLeft: minutesLeft(state, now),
  };
}

function minutesLeft(
  { agenda, currentItem, currentSince }: Pick<MeetingState, 'agenda' | 'currentItem' | 'currentSince'>,
  now: Instant,
): number | undefined {
  const item = agenda.find((each) => each.id === currentItem);
  // A device whose clock is behind must not promise more than the agenda gives.
  return item && currentSince !== undefined
    ? item.minutes - Math.max(0, Math.floor((now - currentSince) / MINUTE_MS))
    : undefined;
}
