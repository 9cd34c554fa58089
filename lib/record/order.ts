/** Fold order [ACT9]: causal; ties by stamp, then unstamped by (sub, key, n). The same on every replica. */
import type { ActId } from '../shared/ids.ts';
import type { VerifiedAct } from './act.ts';
import type { Stamp } from './stamp.ts';

/** An act in its place, with what it had seen. */
export interface Ordered {
  readonly act: VerifiedAct;
  readonly stamp: Stamp | undefined;
  /** Is that act in this one's causal past? */
  sees(id: ActId): boolean;
}

export function foldOrder(acts: readonly VerifiedAct[], stamps: ReadonlyMap<ActId, Stamp>): Ordered[] {
  const ranked = [...acts].sort((a, b) => compare(a, b, stamps));
  const rankOf = new Map(ranked.map((act, rank) => [act.id, rank]));
  const causes = ranked.map((act) => causesOf(act, rankOf));
  const previous = previousOfKey(ranked);
  previous.forEach((before, rank) => {
    if (before !== undefined) causes[rank]?.push(before);
  });
  const order = causalOrder(causes);
  return withPasts(ranked, order, causes, rankOf, stamps);
}

function compare(a: VerifiedAct, b: VerifiedAct, stamps: ReadonlyMap<ActId, Stamp>): number {
  const left = stamps.get(a.id)?.no ?? Number.POSITIVE_INFINITY;
  const right = stamps.get(b.id)?.no ?? Number.POSITIVE_INFINITY;
  if (left !== right) return left < right ? -1 : 1;
  return text(a.author.id, b.author.id) || text(a.key, b.key) || a.n - b.n || text(a.id, b.id);
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A `seen` id that is not here is ignored: it may never come. */
const causesOf = (act: VerifiedAct, rankOf: ReadonlyMap<ActId, number>): number[] =>
  act.seen.flatMap((id) => rankOf.get(id) ?? []).filter((rank) => rank !== rankOf.get(act.id));

/** Within one key the running number is causal too. */
function previousOfKey(ranked: readonly VerifiedAct[]): (number | undefined)[] {
  const byKey = new Map<string, number[]>();
  ranked.forEach((act, rank) => {
    const of = byKey.get(act.key);
    if (of) of.push(rank);
    else byKey.set(act.key, [rank]);
  });
  const previous: (number | undefined)[] = ranked.map(() => undefined);
  for (const ranks of byKey.values()) {
    ranks.sort((a, b) => (ranked[a]?.n ?? 0) - (ranked[b]?.n ?? 0) || a - b);
    ranks.forEach((rank, at) => {
      const before = ranks[at - 1];
      if (before !== undefined && ranked[before]?.n !== ranked[rank]?.n) previous[rank] = before;
    });
  }
  return previous;
}

/** Topological, the lowest rank first. Where forgers made a circle, its lowest rank is taken as if free. */
function causalOrder(causes: readonly (readonly number[])[]): number[] {
  const effects: number[][] = causes.map(() => []);
  const open = causes.map((list, rank) => {
    for (const cause of list) effects[cause]?.push(rank);
    return list.length;
  });
  const done = new Uint8Array(causes.length);
  const free = new LowestFirst();
  open.forEach((count, rank) => {
    if (count === 0) free.add(rank);
  });
  const order: number[] = [];
  let lowest = 0;
  while (order.length < causes.length) {
    let rank = free.take();
    if (rank === undefined) {
      while (done[lowest]) lowest++;
      rank = lowest;
    }
    if (done[rank]) continue;
    done[rank] = 1;
    order.push(rank);
    for (const effect of effects[rank] ?? []) {
      const left = (open[effect] ?? 0) - 1;
      open[effect] = left;
      if (left === 0 && !done[effect]) free.add(effect);
    }
  }
  return order;
}

/** Each act's past as a bit set over ranks: its causes and all of theirs. */
function withPasts(
  ranked: readonly VerifiedAct[],
  order: readonly number[],
  causes: readonly (readonly number[])[],
  rankOf: ReadonlyMap<ActId, number>,
  stamps: ReadonlyMap<ActId, Stamp>,
): Ordered[] {
  const words = (ranked.length + 31) >>> 5;
  const pasts: Uint32Array[] = [];
  return order.map((rank) => {
    const act = ranked[rank] as VerifiedAct;
    const past = new Uint32Array(words);
    for (const cause of causes[rank] ?? []) {
      const further = pasts[cause];
      if (!further) continue; // later in the order only within a circle
      for (let i = 0; i < words; i++) past[i] = (past[i] ?? 0) | (further[i] ?? 0);
      past[cause >>> 5] = (past[cause >>> 5] ?? 0) | (1 << (cause & 31));
    }
    pasts[rank] = past;
    const sees = (id: ActId): boolean => {
      const other = rankOf.get(id);
      return other !== undefined && ((past[other >>> 5] ?? 0) & (1 << (other & 31))) !== 0;
    };
    return { act, stamp: stamps.get(act.id), sees };
  });
}

/** A binary heap of ranks. */
class LowestFirst {
  readonly #heap: number[] = [];

  add(rank: number): void {
    const heap = this.#heap;
    let at = heap.push(rank) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heap[up] as number) <= rank) break;
      heap[at] = heap[up] as number;
      at = up;
    }
    heap[at] = rank;
  }

  take(): number | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && (heap[down + 1] as number) < (heap[down] as number)) down++;
      if ((heap[down] as number) >= last) break;
      heap[at] = heap[down] as number;
      at = down;
    }
    heap[at] = last;
    return top;
  }
}

/** The newest acts of a document: those that no other has seen. What a new act puts into `seen`. */
export function frontierOf(acts: Iterable<{ id: ActId; seen: readonly ActId[] }>): ActId[] {
  const heads = new Set<ActId>();
  const seen = new Set<ActId>();
  for (const act of acts) {
    heads.add(act.id);
    for (const id of act.seen) seen.add(id);
  }
  return [...heads].filter((id) => !seen.has(id)).sort();
}
