/**
 * The places that an update touches, found before it is applied [GUARD1]: for each new struct its root and top key
 * (from its parent, or its origins, in the update or in the document), for each deletion those of the items it takes.
 * Iterative and bounded; what Yjs could not integrate without harm is `malformed`.
 */
import * as Y from 'yjs';
import { no, ok, type Result } from '../shared/refusal.ts';
import type { DecodedUpdate, DeletedRange } from './decode.ts';
import { leavesWideGaps } from './gaps.ts';
import { couldBeNeighbours, type Neighbour, type OpenPair } from './neighbours.ts';
import { type Block, type NewItem, newStructs, ownDeletions, type PlacedItem } from './new-structs.ts';
import { innerSpot, rootSpot, type SharedType, type Spot, type Spots } from './spot.ts';
import { mayWalkFar, Walks } from './walks.ts';

/** An item of the document that the update deletes, and how much of it. */
export interface DeletedItem {
  readonly item: Y.Item;
  readonly spot: Spot;
  readonly length: number;
}

export interface Placement {
  /** Client ids with new structs, GC structs and items that resolve to GC included. */
  readonly clients: readonly number[];
  readonly items: readonly NewItem[];
  readonly deleted: readonly DeletedItem[];
  /** Neighbours that new items name, to be compared in their lists. */
  readonly open: readonly OpenPair[];
  /** Does the update itself delete this new item's last element, the one that would stand? */
  deletesOwn(item: Y.Item): boolean;
}

const MAX_DEPTH = 32;

type Where =
  | { readonly parent: SharedType | string; readonly sub: string | null; readonly spot: Spot }
  | 'gone';
class Unplaceable extends Error {}

/** undefined: nothing in it is new. `missing-predecessors`: it builds on what is not here [GUARD4]. */
export function placeUpdate(doc: Y.Doc, spots: Spots, update: DecodedUpdate): Result<Placement | undefined> {
  const fresh = newStructs(doc, update);
  if (fresh === 'missing') return no('missing-predecessors');
  const placer = new Placer(doc, spots, fresh);
  try {
    placer.placeAll();
    const deleted = placer.placeDeleted(update.deleted);
    if (fresh.size === 0 && deleted.length === 0) return ok(undefined);
    const { items, open, walksTooFar } = placer;
    const deletesOwn = ownDeletions(fresh, update.deleted);
    if (walksTooFar || (update.deleted.length > 0 && leavesWideGaps({ items, deleted, deletesOwn })))
      return no('too-large');
    return ok({ clients: [...fresh.keys()], items, deleted, open, deletesOwn });
  } catch (error) {
    if (!(error instanceof Unplaceable)) throw error;
    return no(error.message === 'missing' ? 'missing-predecessors' : 'malformed');
  }
}

/**
 * Yjs replaces the halves of a character outside the BMP (an emoji, a rare name) when it splits them, on some
 * replicas only: they would differ for good.
 */
function mustNotHalve(struct: Y.Item | Y.GC, border: number): void {
  const offset = border - struct.id.clock;
  if (offset <= 0 || offset >= struct.length || !(struct instanceof Y.Item)) return;
  if (!(struct.content instanceof Y.ContentString)) return;
  const before = struct.content.str.charCodeAt(offset - 1);
  if (before >= 0xd800 && before <= 0xdbff) throw new Unplaceable('half a character');
}

/** What an id was found in: a struct of the document, or one of the update. */
interface Found extends Omit<Neighbour, 'struct'> {
  readonly struct: Y.Item | Y.GC;
  readonly block: Block | undefined;
  readonly placed: PlacedItem | 'gone' | undefined;
}

/** The block that must get further before what was found is placed. */
const unplaced = (found: Found | undefined): Block | undefined => (found?.placed ? undefined : found?.block);

/** Of a new item's last element, the item. */
const placedBehind = ({ id, struct, placed }: Found): PlacedItem | undefined =>
  placed && placed !== 'gone' && id.clock === struct.id.clock + struct.length - 1 ? placed : undefined;

/** Most name the struct just before them. */
function indexIn({ structs, placed }: Block, clock: number): number {
  const latest = structs[placed.length - 1];
  if (latest && latest.id.clock <= clock && clock < latest.id.clock + latest.length) return placed.length - 1;
  return Y.findIndexSS(structs, clock);
}

class Placer {
  readonly items: NewItem[] = [];
  readonly open: OpenPair[] = [];
  readonly #doc: Y.Doc;
  readonly #spots: Spots;
  readonly #fresh: ReadonlyMap<number, Block>;
  readonly #newSpots = new Map<SharedType, Spot>();
  readonly #walks: Walks | undefined;
  #latestRoot: Spot | undefined;

  constructor(doc: Y.Doc, spots: Spots, fresh: ReadonlyMap<number, Block>) {
    this.#doc = doc;
    this.#spots = spots;
    this.#fresh = fresh;
    let added = 0;
    for (const { structs } of fresh.values()) added += structs.length;
    this.#walks = mayWalkFar(doc, added) ? new Walks() : undefined;
  }

  get walksTooFar(): boolean {
    return this.#walks?.areTooFar ?? false;
  }

  /** In the order in which Yjs integrates: the highest client first, before each what it stands on. */
  placeAll(): void {
    const clients = [...this.#fresh.keys()];
    if (clients.length > 1) clients.sort((a, b) => b - a);
    for (const client of clients) {
      const block = this.#fresh.get(client) as Block;
      while (block.placed.length < block.structs.length) this.#placeNext(block);
    }
  }

  /** Depth first over what the block's next struct stands on within the update. */
  #placeNext(block: Block): void {
    const needed = this.#place(block);
    if (!needed) return;
    const stack: Block[] = [];
    open(stack, block);
    open(stack, needed);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = this.#place(top);
      if (next) {
        open(stack, next);
      } else {
        top.isOpen = false;
        stack.pop();
      }
    }
  }

  /** Places the block's next struct; or says which block must get further before. */
  #place(block: Block): Block | undefined {
    const struct = block.structs[block.placed.length] as Y.Item | Y.GC;
    if (!(struct instanceof Y.Item)) {
      block.placed.push('gone');
      return undefined;
    }
    const { origin, rightOrigin } = struct;
    // Y.Item says otherwise; before it is integrated the parent is as the update names it.
    const parent: unknown = struct.parent;
    const left = origin ? this.#find(origin) : undefined;
    const right = rightOrigin ? this.#find(rightOrigin) : undefined;
    const holder = parent instanceof Y.ID ? this.#find(parent) : undefined;
    const needed = unplaced(left) ?? unplaced(right) ?? unplaced(holder);
    if (needed) return needed;
    const where = holder
      ? this.#inType(holder, struct.parentSub)
      : typeof parent === 'string'
        ? this.#inRoot(parent, struct.parentSub)
        : this.#between(left, right);
    block.placed.push(where === 'gone' ? where : this.#note(struct, where, left));
    return undefined;
  }

  #note(item: Y.Item, { parent, sub, spot }: Where & object, left: Found | undefined): PlacedItem {
    const placed: PlacedItem = { item, spot, parent, sub, follower: undefined };
    this.items.push(placed);
    if (item.content instanceof Y.ContentType) {
      const type = item.content.type as SharedType;
      this.#newSpots.set(type, innerSpot(spot, type));
    }
    this.#walks?.add(placed, left as Neighbour | undefined, left && placedBehind(left));
    return placed;
  }

  /** `missing` if neither the document nor the update has it. */
  #find(id: Y.ID): Found {
    const block = this.#fresh.get(id.client);
    if (block && id.clock >= block.start) {
      if (id.clock >= block.end) throw new Unplaceable('missing');
      const index = indexIn(block, id.clock);
      return {
        id,
        struct: block.structs[index] as Y.Item | Y.GC,
        isNew: true,
        block,
        placed: block.placed[index],
      };
    }
    const structs = this.#doc.store.clients.get(id.client) as (Y.Item | Y.GC)[] | undefined;
    if (!structs || id.clock >= Y.getState(this.#doc.store, id.client)) throw new Unplaceable('missing');
    const struct = structs[Y.findIndexSS(structs, id.clock)] as Y.Item | Y.GC;
    return { id, struct, isNew: false, block: undefined, placed: undefined };
  }

  #inRoot(root: string, sub: string | null): Where {
    if (this.#latestRoot?.root !== root) this.#latestRoot = rootSpot(root);
    const type = this.#doc.share.get(root) as SharedType | undefined;
    return { parent: type ?? root, sub, spot: this.#latestRoot };
  }

  #inType({ struct, isNew, placed }: Found, sub: string | null): Where {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'gone';
    if (placed === 'gone') return 'gone';
    if (!(struct.content instanceof Y.ContentType)) throw new Unplaceable('a parent that is no type');
    const type = struct.content.type as SharedType;
    const spot = isNew ? (this.#newSpots.get(type) as Spot) : this.#spots.of(type);
    if (spot.depth > MAX_DEPTH) throw new Unplaceable('too deep');
    return { parent: type, sub, spot };
  }

  #between(left: Found | undefined, right: Found | undefined): Where {
    const behind = left && this.#whereOf(left, left.id.clock + 1);
    const before = right && this.#whereOf(right, right.id.clock);
    if (behind === 'gone' || before === 'gone') return 'gone';
    if (behind && before && (behind.parent !== before.parent || behind.sub !== before.sub))
      throw new Unplaceable('origins in different places');
    const where = behind ?? before;
    if (!where) throw new Unplaceable('nowhere');
    // A value is set behind the last; one that is put before another could stand on some replicas only.
    if (right && where.sub !== null) throw new Unplaceable('a value before another');
    this.#mustBeNeighbours(left as Neighbour | undefined, right as Neighbour | undefined);
    return where;
  }

  #mustBeNeighbours(left: Neighbour | undefined, right: Neighbour | undefined): void {
    const verdict = couldBeNeighbours(left, right);
    if (verdict === 'could-not-be') throw new Unplaceable('never neighbours');
    if (verdict === 'open' && left && right) this.open.push({ left, right });
  }

  /** `border`: the clock before which Yjs will split it. */
  #whereOf({ struct, placed }: Found, border: number): Where {
    mustNotHalve(struct, border);
    if (!(struct instanceof Y.Item)) return 'gone';
    if (placed) return placed;
    const parent = struct.parent as SharedType;
    return { parent, sub: struct.parentSub, spot: this.#spots.of(parent) };
  }

  placeDeleted(ranges: readonly DeletedRange[]): DeletedItem[] {
    const deleted: DeletedItem[] = [];
    for (const { client, clock, length } of ranges) {
      const known = Y.getState(this.#doc.store, client);
      const end = clock + length;
      mustNotHalve(this.#find(Y.createID(client, clock)).struct, clock);
      mustNotHalve(this.#find(Y.createID(client, end - 1)).struct, end);
      if (clock >= known) continue;
      const structs = this.#doc.store.clients.get(client) as (Y.Item | Y.GC)[];
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i] as Y.Item | Y.GC;
        if (struct.id.clock >= end) break;
        if (!(struct instanceof Y.Item) || struct.deleted) continue;
        const from = Math.max(clock, struct.id.clock);
        const to = Math.min(end, struct.id.clock + struct.length);
        deleted.push({ item: struct, spot: this.#spots.of(struct.parent as SharedType), length: to - from });
      }
    }
    return deleted;
  }
}

function open(stack: Block[], block: Block): void {
  if (block.isOpen) throw new Unplaceable('circle');
  block.isOpen = true;
  stack.push(block);
}
