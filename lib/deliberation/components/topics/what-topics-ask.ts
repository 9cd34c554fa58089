/** What topics ask of somebody today, from their rows alone. */
import type { Member } from '../../../record/badge.ts';
import type { Instant } from '../../../shared/clock.ts';
import { localDateOf } from '../../local-time.ts';
import type { TopicRow } from '../../topic-clusters.ts';
import { mayActInTopic } from '../../topic-rights.ts';
import { viewTopicSummary } from '../../topic-view.ts';

export type TopicAsk =
  /** 办得怎么样？ */
  | { readonly at: 'rate'; readonly row: TopicRow; readonly days: number }
  | { readonly at: 'action'; readonly row: TopicRow; readonly title: string; readonly due: string }
  /** Raised or seconded by them, on the agenda of a meeting to come. */
  | { readonly at: 'agenda'; readonly row: TopicRow; readonly meeting: string }
  /** To planners: so many wait to be taken up, the oldest first. */
  | { readonly at: 'screen'; readonly row: TopicRow; readonly count: number };

/** What a meeting assigned stands in its record and in its topic: on Today it is one thing. */
export const isSameAction = (
  ask: TopicAsk,
  { title, due }: { readonly title: string; readonly due: string },
): boolean => ask.at === 'action' && ask.title === title && ask.due === due;

const order: readonly TopicAsk['at'][] = ['rate', 'action', 'agenda', 'screen'];

export function whatTopicsAsk(member: Member, rows: readonly TopicRow[], now: Instant): readonly TopicAsk[] {
  const asks = rows.flatMap((row): readonly TopicAsk[] => asksOf(row, member, now));
  const waiting = rows
    .filter(({ summary }) => summary.phase === 'raised')
    .sort((a, b) => (a.summary.raisedAt ?? 0) - (b.summary.raisedAt ?? 0));
  const [oldest] = waiting;
  const screens =
    mayActInTopic(member, { type: 'screen', body: { verdict: 'taken-up', reason: '' } }) === undefined;
  if (oldest && screens) asks.push({ at: 'screen', row: oldest, count: waiting.length });
  return asks.sort((a, b) => order.indexOf(a.at) - order.indexOf(b.at));
}

function asksOf(row: TopicRow, { id }: Member, now: Instant): readonly TopicAsk[] {
  const { claim, action, raiser, seconders, meetings } = row.summary;
  const { phase, daysToAnswer } = viewTopicSummary(row.summary, now);
  if (daysToAnswer !== undefined && claim?.asked.includes(id) && !claim.answered.includes(id))
    return [{ at: 'rate', row, days: daysToAnswer }];
  if (phase === 'under-way' && action?.owners.includes(id))
    return [{ at: 'action', row, title: action.title, due: action.due }];
  const meeting = meetings.at(-1);
  const mine = raiser === id || seconders.includes(id);
  if (phase === 'on-agenda' && mine && meeting !== undefined && meeting >= localDateOf(now))
    return [{ at: 'agenda', row, meeting }];
  return [];
}
