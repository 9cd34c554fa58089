/**
 * What new items name as their neighbours [GUARD5]. Yjs writes an item between two that stand side by side for its
 * author; of two made up by hand, replicas could make different orders. That none does is proven for Yjs' algorithm
 * (iasakura/lean-yjs) where of all that an item builds on nothing stands between its neighbours. Neighbours that keep
 * this themselves leave three things to ask: does the left one stand before the right one; was the right one put
 * behind the left one or what is before it; was the left one put before the right one or what is behind it?
 */
import * as Y from 'yjs';
import type { SharedType } from './spot.ts';

export interface Neighbour {
  /** The element that is named; `struct` holds it. */
  readonly id: Y.ID;
  readonly struct: Y.Item;
  readonly isNew: boolean;
}

/** Two of which only the list itself can tell whether they could have been neighbours. */
export interface OpenPair {
  readonly left: Neighbour;
  readonly right: Neighbour;
}

export type NeighbourVerdict = 'could-be' | 'could-not-be' | 'open';

/** undefined: the beginning or the end. Both lie in one list. Nearly all that is honest is told by ids alone. */
export function couldBeNeighbours(
  left: Neighbour | undefined,
  right: Neighbour | undefined,
): NeighbourVerdict {
  if (!right) return left && left.struct.rightOrigin !== null ? 'could-not-be' : 'could-be';
  if (!left) return isFirst(right) && right.struct.origin === null ? 'could-be' : 'could-not-be';
  // Then all that is asked follows from what was asked of the left one, or of the right one, when it came.
  if (Y.compareIDs(left.struct.rightOrigin, right.id) || isPutBehind(right, left.id)) return 'could-be';
  if (left.struct === right.struct) return 'could-not-be';
  if (!left.isNew && !right.isNew && left.struct.right === right.struct && isLast(left) && isFirst(right))
    return 'could-be';
  return 'open';
}

const isFirst = ({ id, struct }: Neighbour): boolean => id.clock === struct.id.clock;
const isLast = ({ id, struct }: Neighbour): boolean => id.clock === struct.id.clock + struct.length - 1;

/** Within a struct each element is put behind the one before it. */
const isPutBehind = (right: Neighbour, left: Y.ID): boolean =>
  isFirst(right)
    ? Y.compareIDs(right.struct.origin, left)
    : left.client === right.id.client && left.clock === right.id.clock - 1;

/**
 * Answers what ids alone left open, by the order of the lists; where a new item is asked about, by that of a copy with
 * the update in it. Rare, so it may cost a copy.
 */
export function allCouldBeNeighbours(doc: Y.Doc, update: Uint8Array, pairs: readonly OpenPair[]): boolean {
  if (!pairs.some(({ left, right }) => left.isNew || right.isNew)) return new Order(doc).fits(pairs);
  const copy = new Y.Doc({ gc: false });
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(copy, update);
    return new Order(copy).fits(pairs);
  } finally {
    copy.destroy();
  }
}

/** Where elements stand in their lists. */
class Order {
  readonly #doc: Y.Doc;
  readonly #ranks = new Map<SharedType, ReadonlyMap<Y.Item, number>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  fits(pairs: readonly OpenPair[]): boolean {
    return pairs.every(({ left: { id: left }, right: { id: right } }) => {
      const before = this.#itemOf(right);
      const behind = this.#itemOf(left);
      if (!before || !behind) return false;
      const putBehind =
        right.clock > before.id.clock ? Y.createID(right.client, right.clock - 1) : before.origin;
      return (
        this.#isBefore(left, right) &&
        (putBehind === null || !this.#isBefore(left, putBehind)) &&
        (behind.rightOrigin === null || !this.#isBefore(behind.rightOrigin, right))
      );
    });
  }

  #isBefore(a: Y.ID, b: Y.ID): boolean {
    const [first, second] = [this.#itemOf(a), this.#itemOf(b)];
    if (!first || !second) return false;
    return first === second ? a.clock < b.clock : this.#rankOf(first) < this.#rankOf(second);
  }

  #rankOf(item: Y.Item): number {
    const parent = item.parent as SharedType;
    let ranks = this.#ranks.get(parent);
    if (!ranks) {
      const counted = new Map<Y.Item, number>();
      for (let at = parent._start; at; at = at.right) counted.set(at, counted.size);
      this.#ranks.set(parent, counted);
      ranks = counted;
    }
    return ranks.get(item) ?? Number.NaN;
  }

  #itemOf({ client, clock }: Y.ID): Y.Item | undefined {
    if (clock >= Y.getState(this.#doc.store, client)) return undefined;
    const structs = this.#doc.store.clients.get(client) as (Y.Item | Y.GC)[];
    const struct = structs[Y.findIndexSS(structs, clock)];
    return struct instanceof Y.Item ? struct : undefined;
  }
}
