/** Compacted history as it is stored: versions one after the other, compressed with a checksum [SYNC9]. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Instant } from '../../lib/shared/clock.ts';
import { type MemberId, memberId } from '../../lib/shared/ids.ts';
import { packed, unpacked } from './packed.ts';

/** What one member did to a document within the few minutes of a version, in one Yjs V1 update. */
export interface Contribution {
  readonly member: MemberId;
  /** When the first and the last of it were stored. */
  readonly from: Instant;
  readonly to: Instant;
  readonly update: Uint8Array;
}

/** What was done to a document within a few minutes. Everything up to and with it is the document as of then. */
export interface Version {
  /** Of its newest update: the document's own number, and the store's. */
  readonly seq: number;
  readonly n: number;
  /** In the order in which they began. Each may need what is in the others. */
  readonly contributions: readonly Contribution[];
}

const FORMAT = 1;

export function encodeVersions(versions: readonly Version[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, versions.length);
  for (const { seq, n, contributions } of versions) {
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint(encoder, n);
    encoding.writeVarUint(encoder, contributions.length);
    for (const { member, from, to, update } of contributions) {
      encoding.writeVarString(encoder, member);
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, Math.max(0, to - from));
      encoding.writeVarUint8Array(encoder, update);
    }
  }
  return packed(FORMAT, encoding.toUint8Array(encoder));
}

/** Throws where the bytes are not what was written. */
export function decodeVersions(bytes: Uint8Array): Version[] {
  const decoder = decoding.createDecoder(unpacked(FORMAT, bytes));
  return repeated(decoder, () => {
    const seq = decoding.readVarUint(decoder);
    const n = decoding.readVarUint(decoder);
    const contributions = repeated(decoder, (): Contribution => {
      const member = memberId(decoding.readVarString(decoder));
      const from = decoding.readVarUint(decoder);
      return {
        member,
        from,
        to: from + decoding.readVarUint(decoder),
        update: decoding.readVarUint8Array(decoder),
      };
    });
    return { seq, n, contributions };
  });
}

function repeated<T>(decoder: decoding.Decoder, read: () => T): T[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, read);
}
