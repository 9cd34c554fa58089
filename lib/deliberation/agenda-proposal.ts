/** What next month's agenda may hold: carried-over actions first, then topics by their seconds [MEET2]. */
import { type DocumentId, plainIdOf } from '../shared/ids.ts';
import { MAX_TITLE } from './meeting-acts.ts';
import type { ActionItem, AgendaItem } from './meeting-state.ts';
import { type BoardTopic, bySeconds } from './topic-board.ts';

/** Until planners change them. */
const MINUTES_OF_ACTION = 5;
const MINUTES_OF_TOPIC = 15;

export interface ProposalSources {
  /** For which it is proposed. */
  readonly meeting: DocumentId;
  /** What stands on its sheet: that is not proposed again, and comes first. */
  readonly agenda: readonly Pick<AgendaItem, 'id' | 'order' | 'topic'>[];
  /** Of the last meeting. */
  readonly actions: readonly Pick<ActionItem, 'id' | 'title' | 'due'>[];
  readonly topics: readonly BoardTopic[];
}

/** The same on every device that knows the same, with the same ids. */
export function proposedAgenda({ meeting, agenda, actions, topics }: ProposalSources): AgendaItem[] {
  const standing = new Set(agenda.flatMap(({ id, topic }) => [id, topic ?? id]));
  const first = agenda.reduce((last, { order }) => Math.max(last, Math.floor(order) + 1), 0);
  const underWay = topics.filter(({ phase }) => phase === 'under-way' || phase === 'decided');
  const waiting = topics.filter((topic) => isForMeeting(topic, meeting)).sort(bySeconds);
  return [
    ...[...actions].sort(byDeadline).map(({ id, title }) => ({
      id: `action-${id}`,
      title,
      minutes: MINUTES_OF_ACTION,
    })),
    ...underWay.map((topic) => ({ ...itemOf(topic), minutes: MINUTES_OF_ACTION })).sort(byId),
    ...waiting.map((topic) => ({ ...itemOf(topic), minutes: MINUTES_OF_TOPIC })),
  ]
    .filter(({ id }) => !standing.has(id))
    .map((item, at) => ({ ...item, order: first + at }));
}

const itemOf = ({ id, summary }: BoardTopic) => ({
  id: plainIdOf(id),
  title: summary.title.slice(0, MAX_TITLE),
  topic: plainIdOf(id),
});

/** Taken up or re-opened; what is on an agenda already only where that is this one. */
const isForMeeting = ({ phase, summary }: BoardTopic, meeting: DocumentId): boolean =>
  phase === 'taken-up' ||
  phase === 're-opened' ||
  (phase === 'on-agenda' && summary.meetings.at(-1) === plainIdOf(meeting));

type Due = ProposalSources['actions'][number];
const byDeadline = (a: Due, b: Due): number => (a.due === b.due ? byId(a, b) : a.due < b.due ? -1 : 1);
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
