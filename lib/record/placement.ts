/**
 * The places that an update touches, found before it is applied [GUARD1]: for each new struct its root and top key
 * (from its parent, or its origins, in the update or in the document), for each deletion those of the items it takes.
 * Iterative and bounded; what Yjs could not integrate without harm is `malformed`.
 */
import * as Y from 'yjs';
import { no, ok, type Result } from '../shared/refusal.ts';
import type { DecodedUpdate, DeletedRange } from './decode.ts';
import { innerSpot, rootSpot, type SharedType, type Spot, type Spots } from './spot.ts';

/** A new item and where it goes. */
export interface NewItem {
  readonly item: Y.Item;
  readonly spot: Spot;
  /** The key in the parent, for items of maps and attributes. */
  readonly sub: string | null;
}

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
  /** Does the update itself delete this new item's last element, the one that would stand? */
  deletesOwn(item: Y.Item): boolean;
}

const MAX_DEPTH = 32;

type Parent = SharedType | string;
type Where = { readonly parent: Parent; readonly sub: string | null; readonly spot: Spot } | 'gone';
type Target = { readonly struct: Y.Item | Y.GC; readonly isNew: boolean };
class Unplaceable extends Error {}

/** undefined: nothing in it is new. `missing-predecessors`: it builds on what is not here [GUARD4]. */
export function placeUpdate(doc: Y.Doc, spots: Spots, update: DecodedUpdate): Result<Placement | undefined> {
  const fresh = newStructs(doc, update);
  if (fresh === 'missing') return no('missing-predecessors');
  const placer = new Placer(doc, spots, fresh);
  try {
    const items = placer.placeAll();
    const deleted = placer.placeDeleted(update.deleted);
    if (fresh.size === 0 && deleted.length === 0) return ok(undefined);
    const deletesOwn = ownDeletions(fresh, update.deleted);
    return ok({ clients: [...fresh.keys()], items, deleted, deletesOwn });
  } catch (error) {
    if (!(error instanceof Unplaceable)) throw error;
    return no(error.message === 'missing' ? 'missing-predecessors' : 'malformed');
  }
}

/**
 * Structs not yet stored, by client. A struct known in part must have been cut off before (Y.diffUpdate).
 * `missing`: a client's clocks have a gap.
 */
function newStructs(doc: Y.Doc, update: DecodedUpdate): Map<number, (Y.Item | Y.GC)[]> | 'missing' {
  const fresh = new Map<number, (Y.Item | Y.GC)[]>();
  let client = -1;
  let next = 0;
  for (const struct of update.structs) {
    const { id } = struct;
    if (id.client !== client) {
      client = id.client;
      next = Y.getState(doc.store, client);
    }
    const end = id.clock + struct.length;
    if (end <= next) continue;
    if (id.clock !== next) return 'missing';
    next = end;
    const list = fresh.get(client);
    if (list) list.push(struct);
    else fresh.set(client, [struct]);
  }
  return fresh;
}

/** By client and binary search: an update may hold 200,000 of both. */
function ownDeletions(
  fresh: ReadonlyMap<number, unknown>,
  deleted: readonly DeletedRange[],
): Placement['deletesOwn'] {
  if (deleted.length === 0) return () => false;
  const byClient = new Map<number, DeletedRange[]>();
  for (const range of deleted) {
    if (!fresh.has(range.client)) continue;
    const ranges = byClient.get(range.client);
    if (ranges) ranges.push(range);
    else byClient.set(range.client, [range]);
  }
  return ({ id, length: elements }) => {
    const last = id.clock + elements - 1;
    const ranges = byClient.get(id.client) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { clock, length } = ranges[middle] as DeletedRange;
      if (clock + length <= last) low = middle + 1;
      else high = middle;
    }
    const range = ranges[low];
    return range !== undefined && range.clock <= last;
  };
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

class Placer {
  readonly #doc: Y.Doc;
  readonly #spots: Spots;
  readonly #fresh: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>;
  /** `undefined` while being placed: met again, it is a circle. */
  readonly #where = new Map<Y.Item | Y.GC, Where | undefined>();
  readonly #newSpots = new Map<SharedType, Spot>();

  constructor(doc: Y.Doc, spots: Spots, fresh: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>) {
    this.#doc = doc;
    this.#spots = spots;
    this.#fresh = fresh;
  }

  placeAll(): NewItem[] {
    const items: NewItem[] = [];
    for (const structs of this.#fresh.values()) {
      for (let i = 0; i < structs.length; i++) {
        const struct = structs[i];
        if (!(struct instanceof Y.Item)) continue;
        const where = this.#where.get(struct) ?? this.#place(struct);
        if (where !== 'gone') items.push({ item: struct, spot: where.spot, sub: where.sub });
      }
    }
    return items;
  }

  /** Depth first over what an item stands on within the update. */
  #place(item: Y.Item): Where {
    const stack: (Y.Item | Y.GC)[] = [item];
    this.#where.set(item, undefined);
    for (;;) {
      const top = stack[stack.length - 1] as Y.Item | Y.GC;
      const next = this.#unplaced(top);
      if (next) {
        this.#where.set(next, undefined);
        stack.push(next);
        continue;
      }
      const where = top instanceof Y.Item ? this.#whereOf(top) : 'gone';
      this.#where.set(top, where);
      if (top instanceof Y.Item && where !== 'gone' && top.content instanceof Y.ContentType)
        this.#newSpots.set(
          top.content.type as SharedType,
          innerSpot(where.spot, top.content.type as SharedType),
        );
      stack.pop();
      if (stack.length === 0) return where;
    }
  }

  /** A GC struct stands on what is before it, like any other: circles may lead through it. */
  #unplaced(struct: Y.Item | Y.GC): Y.Item | Y.GC | undefined {
    const { client, clock } = struct.id;
    const before = clock > 0 ? this.#unplacedAt(Y.createID(client, clock - 1)) : undefined;
    if (before || !(struct instanceof Y.Item)) return before;
    const { parent, origin, rightOrigin } = struct;
    return (
      (origin && this.#unplacedAt(origin)) ??
      (rightOrigin && this.#unplacedAt(rightOrigin)) ??
      (parent instanceof Y.ID ? this.#unplacedAt(parent) : undefined)
    );
  }

  #unplacedAt(id: Y.ID): Y.Item | Y.GC | undefined {
    if (id.clock < Y.getState(this.#doc.store, id.client)) return undefined;
    const { struct } = this.#find(id);
    if (!this.#where.has(struct)) return struct;
    if (this.#where.get(struct) === undefined) throw new Unplaceable('circle');
    return undefined;
  }

  /** The struct that holds this id; `missing` if neither the document nor the update has it. */
  #find(id: Y.ID): Target {
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      const structs = this.#doc.store.clients.get(id.client) as (Y.Item | Y.GC)[];
      return { struct: structs[Y.findIndexSS(structs, id.clock)] as Y.Item | Y.GC, isNew: false };
    }
    const structs = this.#fresh.get(id.client);
    const last = structs?.[structs.length - 1];
    if (!structs || !last || id.clock >= last.id.clock + last.length) throw new Unplaceable('missing');
    return { struct: structs[Y.findIndexSS(structs as (Y.Item | Y.GC)[], id.clock)] as Y.Item, isNew: true };
  }

  #whereOf(item: Y.Item): Where {
    if (item.parent !== null) return this.#inParent(item);
    const { origin, rightOrigin } = item;
    const left = origin && this.#neighbour(origin, origin.clock + 1);
    const right = rightOrigin && this.#neighbour(rightOrigin, rightOrigin.clock);
    if (left === 'gone' || right === 'gone') return 'gone';
    if (left && right && (left.parent !== right.parent || left.sub !== right.sub))
      throw new Unplaceable('origins in different places');
    const where = left ?? right;
    if (!where) throw new Unplaceable('nowhere');
    // A value is set behind the last; one that is put before another could stand on some replicas only.
    if (rightOrigin && where.sub !== null) throw new Unplaceable('a value before another');
    return where;
  }

  #inParent(item: Y.Item): Where {
    const parent: unknown = item.parent;
    if (typeof parent === 'string') {
      const type = this.#doc.share.get(parent) as SharedType | undefined;
      return { parent: type ?? parent, sub: item.parentSub, spot: rootSpot(parent) };
    }
    const { struct, isNew } = this.#find(parent as Y.ID);
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'gone';
    if (isNew && this.#where.get(struct) === 'gone') return 'gone';
    if (!(struct.content instanceof Y.ContentType)) throw new Unplaceable('a parent that is no type');
    const type = struct.content.type as SharedType;
    const spot = isNew ? (this.#newSpots.get(type) as Spot) : this.#spots.of(type);
    if (spot.depth > MAX_DEPTH) throw new Unplaceable('too deep');
    return { parent: type, sub: item.parentSub, spot };
  }

  /** `border`: the clock before which Yjs will split it. */
  #neighbour(id: Y.ID, border: number): Where {
    const { struct, isNew } = this.#find(id);
    mustNotHalve(struct, border);
    if (!(struct instanceof Y.Item)) return 'gone';
    if (isNew) return this.#where.get(struct) as Where;
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
