/** Where values stand in a chart, in percent of its width and height: it is drawn without a fixed size. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What must be seen, with a little air; never empty. */
export function rangeOf(values: readonly number[]): Range {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low)) return { from: 0, to: 1 };
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return { from: low - air, to: high + air };
}

/** A value of `range` between two places; the only one there is stands at the last. */
export const place = (value: number, { from, to }: Range, first: number, last: number): number =>
  from === to ? last : first + ((value - from) / (to - from)) * (last - first);

/** Moves labels apart, the highest first, until each has `least` to itself; none goes beyond `lowest`. */
export function apart(places: readonly number[], least: number, lowest: number): readonly number[] {
  const order = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let above = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    above = Math.max(moved[at] ?? 0, above + least);
    moved[at] = above;
  }
  let below = lowest;
  for (const at of order.reverse()) {
    moved[at] = Math.min(moved[at] ?? 0, below);
    below = (moved[at] ?? 0) - least;
  }
  return moved;
}
