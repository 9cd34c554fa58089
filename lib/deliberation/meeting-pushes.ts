/** Of what a meeting tells phones while the app is closed. */
import type { Push } from '../record/kind.ts';
import type { MeetingState } from './meeting-state.ts';

/** The notice to those on the roll, until the session opens. */
export function meetingPushes({ phase, notice }: Pick<MeetingState, 'phase' | 'notice'>): readonly Push[] {
  if (phase.at !== 'published' || !notice) return [];
  const to = notice.roll.length > 0 ? notice.roll.map(({ id }) => id) : 'readers';
  return [{ key: notice.act, kind: 'notice', to }];
}
