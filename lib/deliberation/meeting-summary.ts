/** What lists and the feed need of a meeting. */
import type { MeetingState, MeetingSummary } from './meeting-state.ts';

export const summariseMeeting = (state: MeetingState): MeetingSummary => ({
  title: state.title,
  place: state.place,
  startsAt: state.startsAt,
  phase: state.phase.at,
  items: state.agenda.length,
  present: state.present,
  due: state.due,
  openVotes: state.votes.filter((vote) => vote.phase.at === 'open').length,
  decisions: state.decisions.length,
  ...(state.sealing.at === 'sealed' && { sealed: state.sealing.seal.digest }),
  actions: state.actions,
  people: state.people,
});
