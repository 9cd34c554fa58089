/**
 * Updates of one document, each as Yjs emitted it, one after the other: put together without taking them apart.
 * `Y.mergeUpdates` gives the same, and reads every struct for it.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';
import { mergeMany } from '../history/merge-many.ts';

export interface Emitted {
  readonly update: Uint8Array;
  /** Where its delete set begins. */
  readonly deletionsAt: number;
}

/** The structs of one client: they follow each other by clock without a gap, since nothing lies between the updates. */
interface Block {
  readonly clock: number;
  count: number;
  readonly parts: Uint8Array[];
}

type Ranges = [clock: number, length: number][];

export function joinUpdates(updates: readonly Emitted[]): Uint8Array {
  const blocks = new Map<number, Block>();
  const deleted = new Map<number, Ranges>();
  for (const { update, deletionsAt } of updates) {
    const decoder = decoding.createDecoder(update);
    const clients = decoding.readVarUint(decoder);
    // Where one client's structs end and the next one's begin, only reading them would tell.
    if (clients > 1) return mergeMany(updates.map((each) => each.update));
    if (clients === 1) readBlock(decoder, deletionsAt, blocks);
    decoder.pos = deletionsAt;
    readDeletions(decoder, deleted);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.size);
  for (const [client, { clock, count, parts }] of highestFirst(blocks)) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const part of parts) encoding.writeUint8Array(encoder, part);
  }
  writeDeletions(encoder, deleted);
  return encoding.toUint8Array(encoder);
}

function readBlock(decoder: decoding.Decoder, end: number, blocks: Map<number, Block>): void {
  const count = decoding.readVarUint(decoder);
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const block = blocks.get(client) ?? { clock, count: 0, parts: [] };
  block.count += count;
  block.parts.push(decoder.arr.subarray(decoder.pos, end));
  blocks.set(client, block);
}

function readDeletions(decoder: decoding.Decoder, deleted: Map<number, Ranges>): void {
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder);
    const ranges = deleted.get(client) ?? [];
    for (let count = decoding.readVarUint(decoder); count > 0; count--)
      ranges.push([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]);
    deleted.set(client, ranges);
  }
}

function writeDeletions(encoder: encoding.Encoder, deleted: ReadonlyMap<number, Ranges>): void {
  encoding.writeVarUint(encoder, deleted.size);
  for (const [client, ranges] of highestFirst(deleted)) {
    const merged = mergedRanges(ranges);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, merged.length);
    for (const [clock, length] of merged) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

function mergedRanges(ranges: Ranges): Ranges {
  const merged: Ranges = [];
  for (const [clock, length] of ranges.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && clock <= last[0] + last[1]) last[1] = Math.max(last[1], clock + length - last[0]);
    else merged.push([clock, length]);
  }
  return merged;
}

/** As Yjs writes them. */
const highestFirst = <Of>(byClient: ReadonlyMap<number, Of>): [number, Of][] =>
  [...byClient].sort(([a], [b]) => b - a);

/** Of an update as `transaction` emitted it: its end is the delete set, of which every number is known. */
export function emittedBy(update: Uint8Array, { deleteSet }: Y.Transaction): Emitted {
  let bytes = sizeOf(deleteSet.clients.size);
  for (const [client, ranges] of deleteSet.clients) {
    bytes += sizeOf(client) + sizeOf(ranges.length);
    for (const { clock, len } of ranges) bytes += sizeOf(clock) + sizeOf(len);
  }
  return { update, deletionsAt: update.length - bytes };
}

/** Bytes of a number as lib0 writes it. */
function sizeOf(number: number): number {
  let bytes = 1;
  for (let left = number; left >= 128; left /= 128) bytes += 1;
  return bytes;
}
