/** What an update brings that the document does not have yet, by client, and what has become of it while it is placed. */
import * as Y from 'yjs';
import type { DecodedUpdate, DeletedRange } from './decode.ts';
import type { SharedType, Spot } from './spot.ts';
import type { Placed } from './walks.ts';

/** A new item and where it goes. */
export interface NewItem {
  readonly item: Y.Item;
  readonly spot: Spot;
  /** A root that the document does not have yet is named. */
  readonly parent: SharedType | string;
  /** The key in the parent, for items of maps and attributes. */
  readonly sub: string | null;
}

export type PlacedItem = NewItem & Placed;

/** The new structs of one client, in the order of clocks: each stands on the one before it. */
export interface Block {
  readonly start: number;
  end: number;
  readonly structs: (Y.Item | Y.GC)[];
  /** What became of them, by index, as far as they are placed. */
  readonly placed: (PlacedItem | 'gone')[];
  /** On the way to being placed: met again, it is a circle. */
  isOpen: boolean;
}

/**
 * Structs not yet stored, by client. A struct known in part must have been cut off before (Y.diffUpdate).
 * `missing`: a client's clocks have a gap.
 */
export function newStructs(doc: Y.Doc, update: DecodedUpdate): Map<number, Block> | 'missing' {
  const fresh = new Map<number, Block>();
  let client = -1;
  let next = 0;
  let block: Block | undefined;
  for (const struct of update.structs) {
    const { id } = struct;
    if (id.client !== client) {
      client = id.client;
      next = Y.getState(doc.store, client);
      block = undefined;
    }
    const end = id.clock + struct.length;
    if (end <= next) continue;
    if (id.clock !== next) return 'missing';
    next = end;
    if (!block) {
      block = { start: id.clock, end, structs: [], placed: [], isOpen: false };
      fresh.set(client, block);
    }
    block.structs.push(struct);
    block.end = end;
  }
  return fresh;
}

/** Whether the update itself deletes a new item's last element; by binary search, for an update may hold 200,000 of both. */
export function ownDeletions(
  fresh: ReadonlyMap<number, unknown>,
  deleted: readonly DeletedRange[],
): (item: Y.Item) => boolean {
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
