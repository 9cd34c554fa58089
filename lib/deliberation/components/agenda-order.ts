import type { AgendaItem } from '../meeting-state.ts';

const STEP = 10;

/** The orders to set, by item, so that the item at `index` moves by one place; empty where it cannot. */
export function ordersAfterMove(
  items: readonly AgendaItem[],
  index: number,
  by: -1 | 1,
): ReadonlyMap<string, number> {
  const moved = items[index];
  const other = items[index + by];
  if (!moved || !other) return new Map();
  if (moved.order !== other.order)
    return new Map([
      [moved.id, other.order],
      [other.id, moved.order],
    ]);
  const next = [...items];
  next[index] = other;
  next[index + by] = moved;
  return new Map(next.map((item, at) => [item.id, (at + 1) * STEP]));
}

export const orderAtEnd = (items: readonly AgendaItem[]): number =>
  items.reduce((highest, item) => Math.max(highest, item.order), 0) + STEP;
