/**
 * All of a document at one time, as it is stored beside the log: opening needs neither the log nor, for readers, a
 * Y.Doc. What the fold reads is kept apart from the update; it repeats it, and compresses to almost nothing.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { SheetValue } from '../../lib/record/document.ts';
import { type DocumentRecord, readRecord } from '../../lib/record/replica.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { ActId } from '../../lib/shared/ids.ts';
import { packed, unpacked } from './packed.ts';

export interface Snapshot {
  /** Yjs V1: what a reader without anything is sent. */
  readonly update: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly record: DocumentRecord;
}

const FORMAT = 1;

/** As JSON: entries of each map. */
interface WrittenRecord {
  readonly sheet: [string, SheetValue][];
  readonly stamps: [ActId, Stamp][];
  readonly badges: [string, string][];
  readonly acts: [string, string][];
}

export function encodeSnapshot(doc: Y.Doc): Uint8Array {
  const { sheet, stamps, badges, acts } = readRecord(doc);
  const record: WrittenRecord = {
    sheet: [...sheet],
    stamps: [...stamps],
    badges: [...badges],
    acts: [...acts],
  };
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
  encoding.writeVarString(encoder, JSON.stringify(record));
  return packed(FORMAT, encoding.toUint8Array(encoder));
}

/** Throws where the bytes are not what was written. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const decoder = decoding.createDecoder(unpacked(FORMAT, bytes));
  const stateVector = decoding.readVarUint8Array(decoder);
  const update = decoding.readVarUint8Array(decoder);
  const record = JSON.parse(decoding.readVarString(decoder)) as WrittenRecord;
  return {
    update,
    stateVector,
    record: {
      sheet: new Map(record.sheet),
      stamps: new Map(record.stamps),
      badges: new Map(record.badges),
      acts: new Map(record.acts),
    },
  };
}
