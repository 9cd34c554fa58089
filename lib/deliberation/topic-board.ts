/** The board of topics: which are shown, in what order; from rows alone, one for each cluster. */
import type { Instant } from '../shared/clock.ts';
import type { DocumentId } from '../shared/ids.ts';
import { clustersOf, type TopicCluster, type TopicRow } from './topic-clusters.ts';
import type { ShownPhase } from './topic-state.ts';
import { viewTopicSummary } from './topic-view.ts';

/** Phases as people look for them. */
export const boardStates = ['open', 'under-way', 'asking', 'done', 'not-taken'] as const;
export type BoardState = (typeof boardStates)[number];
export const boardOrders = ['seconds', 'newest'] as const;
export type BoardOrder = (typeof boardOrders)[number];

export interface BoardFilter {
  readonly state?: BoardState;
  readonly category?: string;
  readonly area?: string;
  readonly order: BoardOrder;
}

export interface BoardTopic extends TopicRow {
  readonly phase: ShownPhase;
  /** With the seconds of all topics that are the same matter. */
  readonly cluster: TopicCluster;
  /** Somebody must decide: two merged it elsewhere, or gave it to different owners. */
  readonly contested: boolean;
}

export function boardStateOf(phase: ShownPhase): BoardState {
  switch (phase) {
    case 'missing':
    case 'raised':
    case 'taken-up':
    case 'on-agenda':
    case 're-opened':
      return 'open';
    case 'decided':
    case 'under-way':
      return 'under-way';
    case 'claimed-done':
      return 'asking';
    case 'closed':
      return 'done';
    case 'declined':
    case 'not-adopted':
      return 'not-taken';
  }
}

/** Every cluster once, under its head. What is not raised on this device yet is not shown. */
export function boardOf(rows: readonly TopicRow[], now: Instant): BoardTopic[] {
  const clusters = clustersOf(rows);
  return rows.flatMap((row) => {
    const cluster = clusters.get(row.id);
    if (cluster?.id !== row.id || row.summary.phase === 'missing') return [];
    const { merges, action } = row.summary;
    const contested = merges.some((merge) => merge.contested) || (action?.owners.length ?? 0) > 1;
    return [{ ...row, phase: viewTopicSummary(row.summary, now).phase, cluster, contested }];
  });
}

export function filterBoard(board: readonly BoardTopic[], filter: BoardFilter): BoardTopic[] {
  const { state, category, area, order } = filter;
  return board
    .filter(
      ({ phase, summary }) =>
        (state === undefined || boardStateOf(phase) === state) &&
        (category === undefined || summary.category === category) &&
        (area === undefined || summary.area === area),
    )
    .sort((a, b) => (order === 'seconds' ? bySeconds(a, b) : newestFirst(a, b)));
}

/** What was found, in the order in which it was found; a merged topic is found as what it was merged into. */
export function boardOfFound(board: readonly BoardTopic[], found: readonly DocumentId[]): BoardTopic[] {
  const byMember = new Map(board.flatMap((topic) => topic.cluster.members.map((id) => [id, topic] as const)));
  return [...new Set(found.flatMap((id) => byMember.get(id) ?? []))];
}

export const bySeconds = (a: BoardTopic, b: BoardTopic): number =>
  b.cluster.seconders.length - a.cluster.seconders.length || newestFirst(a, b);

const newestFirst = (a: TopicRow, b: TopicRow): number =>
  (b.summary.raisedAt ?? 0) - (a.summary.raisedAt ?? 0) || (a.id < b.id ? -1 : 1);
