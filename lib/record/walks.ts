/**
 * How far Yjs would have to walk to integrate an update [GUARD5]. An item that does not follow its left neighbour
 * directly is put in its place by a walk through the list: 20,000 in one place, in a frame of 140 KB, take it half a
 * minute. So they are counted before.
 */
import * as Y from 'yjs';
import type { Neighbour } from './neighbours.ts';
import type { SharedType } from './spot.ts';

/** About half a second. */
const MAX_STEPS = 5_000_000;

/** The children of a type, or the values that one key of it had. */
interface List {
  readonly parent: SharedType | string;
  readonly sub: string | null;
  added: number;
  walks: number;
  first: Follower | undefined;
}

/** The new item that follows an element directly; `walked` once a walk has made that uncertain. */
type Follower = Y.Item | 'walked';

/** Where a new item was placed. */
export interface Placed {
  readonly item: Y.Item;
  readonly parent: SharedType | string;
  readonly sub: string | null;
  /** What follows its last element. */
  follower: Follower | undefined;
}

/** Could so many new items need too many steps? Where not, nothing needs to be followed. */
export const mayWalkFar = (doc: Y.Doc, added: number): boolean =>
  added > 1 && added * (added + structCount(doc)) > MAX_STEPS;

/** Follows the insertions of one update, in the order in which Yjs makes them. */
export class Walks {
  readonly #lists = new Map<SharedType | string, Map<string | null, List>>();
  /** Of elements that are stored, or in the middle of a new item, by client and clock. */
  readonly #followers = new Map<number, Map<number, Follower>>();
  #latest: List | undefined;

  /** `behind`: the new item whose last element `left` is. */
  add({ item, parent, sub }: Placed, left: Neighbour | undefined, behind: Placed | undefined): void {
    const list = this.#listOf(parent, sub);
    list.added += 1;
    const followers = left && !behind ? this.#followersOf(left.id.client) : undefined;
    const follower = left ? (behind ? behind.follower : followers?.get(left.id.clock)) : list.first;
    const isDirect = follower !== 'walked' && isNext(item, list, left, follower);
    if (!isDirect) list.walks += 1;
    const next = isDirect ? item : 'walked';
    if (behind) behind.follower = next;
    else if (left) followers?.set(left.id.clock, next);
    else list.first = next;
  }

  #followersOf(client: number): Map<number, Follower> {
    const known = this.#followers.get(client);
    if (known) return known;
    const followers = new Map<number, Follower>();
    this.#followers.set(client, followers);
    return followers;
  }

  #listOf(parent: SharedType | string, sub: string | null): List {
    if (this.#latest?.parent === parent && this.#latest.sub === sub) return this.#latest;
    const keys = this.#lists.get(parent) ?? new Map<string | null, List>();
    this.#lists.set(parent, keys);
    this.#latest = keys.get(sub) ?? { parent, sub, added: 0, walks: 0, first: undefined };
    keys.set(sub, this.#latest);
    return this.#latest;
  }

  get areTooFar(): boolean {
    let steps = 0;
    for (const keys of this.#lists.values())
      for (const list of keys.values())
        if (list.walks > 0) steps += list.walks * (list.added + lengthOf(list.parent, list.sub));
    return steps > MAX_STEPS;
  }
}

/**
 * What is new is followed by what is newer only: the first that names it as its left neighbour follows it. What is
 * stored may be followed by whatever a walk has put there.
 */
function isNext(
  item: Y.Item,
  list: List,
  left: Neighbour | undefined,
  follower: Y.Item | undefined,
): boolean {
  const isStored = left ? !left.isNew : !isEmpty(list);
  if (isStored && list.walks > 0) return false;
  if (follower) return Y.compareIDs(item.rightOrigin, follower.id);
  if (left && left.id.clock < left.struct.id.clock + left.struct.length - 1)
    return Y.compareIDs(item.rightOrigin, Y.createID(left.id.client, left.id.clock + 1));
  return !isStored || Y.compareIDs(item.rightOrigin, storedFollower(list, left));
}

const isEmpty = ({ parent, sub }: List): boolean =>
  typeof parent === 'string' || (sub === null ? parent._start === null : !parent._map.has(sub));

/** What follows the last element of a stored struct, or the beginning of a list that is not empty. */
function storedFollower({ parent, sub }: List, left: Neighbour | undefined): Y.ID | null {
  if (left) return left.struct.right?.id ?? null;
  const type = parent as SharedType;
  return (sub === null ? type._start : type._map.get(sub))?.id ?? null;
}

/** How many items such a list has in the document. */
export function lengthOf(parent: SharedType | string, sub: string | null): number {
  if (typeof parent === 'string') return 0;
  let length = 0;
  if (sub === null) for (let at = parent._start; at; at = at.right) length++;
  else for (let at = parent._map.get(sub) ?? null; at; at = at.left) length++;
  return length;
}

function structCount(doc: Y.Doc): number {
  let count = 0;
  for (const structs of doc.store.clients.values()) count += structs.length;
  return count;
}
