/**
 * How far Yjs would have to walk through the gaps that an update leaves in formatted text [GUARD5]. For each item that
 * is deleted there it looks through all that is deleted around for formats that are needed no more: 20,000 items,
 * deleted by a frame of 14 bytes, take it two seconds, twice as many four times as long.
 */
import * as Y from 'yjs';
import type { Placement } from './placement.ts';
import type { SharedType } from './spot.ts';
import { lengthOf } from './walks.ts';

/** About half a second: a step is a tenth of one of `walks.ts`. */
const MAX_STEPS = 50_000_000;
/** So few need not be counted. */
const FEW = 50;

type Deletions = Pick<Placement, 'items' | 'deleted' | 'deletesOwn'>;

export function leavesWideGaps(deletions: Deletions): boolean {
  const { items, deleted } = deletions;
  if (items.length + deleted.length <= FEW && !deleted.some(({ item }) => typeIn(item))) return false;
  const gaps = new Map<SharedType | string, number>();
  const widen = (parent: SharedType | string, by: number): void => {
    gaps.set(parent, (gaps.get(parent) ?? 0) + by);
  };
  for (const { item } of deleted) {
    widen(item.parent as SharedType, 1);
    const type = typeIn(item);
    if (type) for (const [inner, standing] of standingIn(type)) widen(inner, standing);
  }
  for (const parent of parentsOfDeleted(deletions)) widen(parent, 1);
  const { formatted, added } = newIn(deletions);
  let steps = 0;
  for (const [parent, count] of gaps)
    if (formatted.has(parent) || isFormatted(parent))
      steps += count * (lengthOf(parent, null) + (added.get(parent) ?? 0));
  return steps > MAX_STEPS;
}

/** The type of each new item that the update itself deletes, or deletes with the type it lies in. */
function* parentsOfDeleted({ items, deletesOwn }: Deletions): Generator<SharedType | string> {
  const dead = new Set<SharedType | string>();
  for (const { item, parent } of items) {
    if (!dead.has(parent) && !deletesOwn(item)) continue;
    const type = typeIn(item);
    if (type) dead.add(type);
    yield parent;
  }
}

function newIn({ items }: Deletions): {
  readonly formatted: ReadonlySet<SharedType | string>;
  readonly added: ReadonlyMap<SharedType | string, number>;
} {
  const formatted = new Set<SharedType | string>();
  const added = new Map<SharedType | string, number>();
  for (const { item, parent } of items) {
    added.set(parent, (added.get(parent) ?? 0) + 1);
    if (item.content instanceof Y.ContentFormat) formatted.add(parent);
  }
  return { formatted, added };
}

/** The types that lie in a type of the document, itself included, with the number of items that stand in each. */
function* standingIn(outer: SharedType): Generator<[SharedType, number]> {
  const open = [outer];
  for (let type = open.pop(); type; type = open.pop()) {
    let standing = 0;
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      standing += 1;
      const inner = typeIn(item);
      if (inner) open.push(inner);
    }
    yield [type, standing];
  }
}

const typeIn = ({ content }: Y.Item): SharedType | undefined =>
  content instanceof Y.ContentType ? (content.type as SharedType) : undefined;

/** Yjs notes it on whatever type holds a format. */
const isFormatted = (type: SharedType | string): boolean =>
  typeof type !== 'string' && (type as Partial<Y.Text>)._hasFormatting === true;
