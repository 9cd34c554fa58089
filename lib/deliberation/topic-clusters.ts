/** Topics that are the same matter, from their rows alone: seconds count once per person over all of them [TOPIC3]. */
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { TopicSummary } from './topic-state.ts';

/** A topic as lists know it. */
export interface TopicRow {
  readonly id: DocumentId;
  readonly summary: TopicSummary;
}

export interface TopicCluster {
  /** Under which all of them are shown. */
  readonly id: DocumentId;
  /** That one first, then the older before the younger. */
  readonly members: readonly DocumentId[];
  readonly seconders: readonly MemberId[];
}

/** Clusters by each of their members, also those of one. The same for any order of the rows. */
export function clustersOf(rows: readonly TopicRow[]): ReadonlyMap<DocumentId, TopicCluster> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const heads = new Map<DocumentId, TopicRow[]>();
  for (const row of rows) {
    const head = headOf(row, byId);
    const of = heads.get(head.id);
    if (of) of.push(row);
    else heads.set(head.id, [row]);
  }
  const clusters = new Map<DocumentId, TopicCluster>();
  for (const [id, members] of heads) {
    const cluster = asCluster(id, members);
    for (const member of members) clusters.set(member.id, cluster);
  }
  return clusters;
}

/** Follows the links to where they end; of a circle, its oldest. */
function headOf(start: TopicRow, byId: ReadonlyMap<DocumentId, TopicRow>): TopicRow {
  const way: TopicRow[] = [];
  let at = start;
  for (;;) {
    const circle = way.indexOf(at);
    if (circle >= 0) return way.slice(circle).reduce(older);
    way.push(at);
    const next = byId.get(targetOf(at) ?? at.id);
    if (!next || next === at) return at;
    at = next;
  }
}

/** A contested link joins nothing. Two that stand name the same topic. */
const targetOf = ({ summary }: TopicRow): DocumentId | undefined =>
  summary.merges.find(({ contested }) => !contested)?.into;

function asCluster(id: DocumentId, rows: readonly TopicRow[]): TopicCluster {
  const members = [...rows]
    .sort((a, b) => (a.id === id ? -1 : b.id === id ? 1 : older(a, b) === a ? -1 : 1))
    .map((row) => row.id);
  const seconders = new Set(rows.flatMap(({ summary }) => summary.seconders));
  return { id, members, seconders: [...seconders].sort() };
}

/** By the clocks of those who raised them; a tie goes by id. */
function older(a: TopicRow, b: TopicRow): TopicRow {
  const [left, right] = [a.summary.raisedAt ?? 0, b.summary.raisedAt ?? 0];
  if (left !== right) return left < right ? a : b;
  return a.id < b.id ? a : b;
}

/** Who raised and seconded the other topics of its cluster: a claim that it is done asks them too [TOPIC6, DOC7]. */
export function askedOfMerged(
  cluster: TopicCluster,
  id: DocumentId,
  rows: readonly TopicRow[],
): { readonly asked: MemberId[]; readonly askedSource: string } {
  const others = rows.filter((row) => row.id !== id && cluster.members.includes(row.id));
  const asked = new Set<MemberId>();
  for (const { summary } of others) {
    if (summary.raiser !== undefined) asked.add(summary.raiser);
    for (const member of summary.seconders) asked.add(member);
  }
  return {
    asked: [...asked].sort(),
    askedSource: others
      .map((row) => row.id)
      .sort()
      .join(' '),
  };
}
