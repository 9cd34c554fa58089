/** Public figures, from rows alone: what was raised, decided and done, and what residents say of it [TOPIC9]. */
import type { Instant } from '../shared/clock.ts';
import { daysBetween, localDateOf } from './local-time.ts';
import type { TopicRow } from './topic-clusters.ts';
import type { TopicSummary } from './topic-state.ts';
import { viewTopicSummary } from './topic-view.ts';

export interface Figures {
  /** `2026-11`, where they are grouped by month. */
  readonly month?: string;
  readonly category?: string;
  readonly raised: number;
  /** Adopted or rejected by a meeting. */
  readonly decided: number;
  /** Claimed, and not re-opened. */
  readonly done: number;
  /** Answers to claims of that month, and those asked who did not answer. */
  readonly satisfied: number;
  readonly partly: number;
  readonly unsatisfied: number;
  readonly notAnswered: number;
  readonly reopened: number;
  /** Medians; undefined where there is nothing to measure. */
  readonly daysToDecide: number | undefined;
  readonly daysToDo: number | undefined;
}

export interface Grouping {
  readonly month?: boolean;
  readonly category?: boolean;
}

/** Each in the month in which it happened, by the devices' clocks; the oldest month first, then by category. */
export function figuresOf(rows: readonly TopicRow[], now: Instant, by: Grouping): Figures[] {
  const groups = new Map<string, Group>();
  const at = (when: Instant, { category }: TopicSummary): Group => {
    const month = by.month ? localDateOf(when).slice(0, 7) : undefined;
    const key = [month, by.category ? category : ''].join(' ');
    const known = groups.get(key) ?? emptyGroup(month, by.category ? category : undefined);
    groups.set(key, known);
    return known;
  };
  for (const { summary } of rows) count(summary, now, (when) => at(when, summary));
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => asFigures(group));
}

type Counts = Omit<Figures, 'month' | 'category' | 'daysToDecide' | 'daysToDo'>;

interface Group {
  readonly month: string | undefined;
  readonly category: string | undefined;
  readonly counts: { -readonly [K in keyof Counts]: number };
  readonly daysToDecide: number[];
  readonly daysToDo: number[];
}

const emptyGroup = (month: string | undefined, category: string | undefined): Group => ({
  month,
  category,
  counts: {
    raised: 0,
    decided: 0,
    done: 0,
    satisfied: 0,
    partly: 0,
    unsatisfied: 0,
    notAnswered: 0,
    reopened: 0,
  },
  daysToDecide: [],
  daysToDo: [],
});

function count(summary: TopicSummary, now: Instant, groupAt: (when: Instant) => Group): void {
  const { raisedAt, decision, claim, reopened } = summary;
  if (raisedAt === undefined) return;
  groupAt(raisedAt).counts.raised++;
  for (const when of reopened) groupAt(when).counts.reopened++;
  const decided = decision && decision.outcome !== 'deferred' ? decision.at : undefined;
  if (decided !== undefined) {
    groupAt(decided).counts.decided++;
    groupAt(decided).daysToDecide.push(days(raisedAt, decided));
  }
  if (!claim) return;
  const { counts, daysToDo } = groupAt(claim.at);
  counts.satisfied += claim.counts.yes;
  counts.partly += claim.counts.partly;
  counts.unsatisfied += claim.counts.no;
  counts.notAnswered += claim.asked.length - claim.answered.length;
  if (viewTopicSummary({ ...summary, phase: 'claimed-done' }, now).phase === 're-opened') {
    counts.reopened++;
    return;
  }
  counts.done++;
  if (decided !== undefined && decided <= claim.at) daysToDo.push(days(decided, claim.at));
}

const days = (from: Instant, to: Instant): number => daysBetween(localDateOf(from), localDateOf(to));

const asFigures = ({ month, category, counts, daysToDecide, daysToDo }: Group): Figures => ({
  ...(month === undefined ? {} : { month }),
  ...(category === undefined ? {} : { category }),
  ...counts,
  daysToDecide: median(daysToDecide),
  daysToDo: median(daysToDo),
});

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return below === undefined || above === undefined ? undefined : (below + above) / 2;
}
