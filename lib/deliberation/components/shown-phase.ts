import type { MeetingPhase } from '../meeting-state.ts';

export type ShownPhase = MeetingPhase['at'] | 'held';

/** A session is not closed by any act until it is sealed; on screen it is over when its day is [ACT10]. */
export const shownPhase = (phase: MeetingPhase['at'], daysUntil: number | undefined): ShownPhase =>
  phase === 'in-session' && daysUntil !== undefined && daysUntil < 0 ? 'held' : phase;
