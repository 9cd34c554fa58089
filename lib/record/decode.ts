/** A Yjs update taken apart without applying it: format V1 only, every count proven by bytes that are there [GUARD5]. */
import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { no, ok, type RefusalCode, type Result } from '../shared/refusal.ts';

type Struct = Y.Item | Y.GC | Y.Skip;

export interface DeletedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface DecodedUpdate {
  /** Grouped by client, each client's in the order of clocks. Skips are left out: what they skip is missing. */
  readonly structs: readonly (Y.Item | Y.GC)[];
  /** Each client's in the order of clocks, without overlap, as Yjs writes them: so each struct is met once. */
  readonly deleted: readonly DeletedRange[];
}

export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;
const MAX_STRUCTS = 200_000;
const MAX_DELETED_RANGES = 200_000;
/** Values of maps and attributes: an item may hold many, where they overwrote each other. */
const MAX_VALUES = 200_000;
/** Yjs ids and clocks are at most this. */
const MAX_CLIENT = 2 ** 32 - 1;
const MAX_CLOCK = 2 ** 31 - 1;
/** Yjs' number for the content of a subdocument, which it makes as it reads. */
const SUBDOCUMENT = 9;
const SKIP = 10;
const CONTENT = 0b11111;

class Excess extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

let reading: BoundedDecoder | undefined;

/**
 * Yjs' own reader, so that what is judged is what Yjs will read again. It stops as soon as there is too much of
 * anything, and remembers how far it came, which Y.decodeUpdate does not say.
 */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  #structs = 0;
  #values = 0;
  #ranges = 0;
  hasSkips = false;

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder);
    reading = this;
  }

  get position(): number {
    return this.restDecoder.pos;
  }

  override readInfo(): number {
    if (++this.#structs > MAX_STRUCTS) throw new Excess('too-large');
    const info = super.readInfo();
    const content = info & CONTENT;
    if (content === SUBDOCUMENT) throw new Excess('nested-type');
    if (content === SKIP) this.hasSkips = true;
    return info;
  }

  override readAny(): unknown {
    if (++this.#values > MAX_VALUES) throw new Excess('too-large');
    return super.readAny();
  }

  override readDsClock(): number {
    if (++this.#ranges > MAX_DELETED_RANGES) throw new Excess('too-large');
    return super.readDsClock();
  }
}

export function decodeUpdate(update: Uint8Array): Result<DecodedUpdate> {
  if (update.length > MAX_UPDATE_BYTES) return no('too-large');
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdateV2(update, BoundedDecoder as unknown as typeof Y.UpdateDecoderV2);
  } catch (error) {
    return no(error instanceof Excess ? error.code : 'malformed');
  }
  // What is left over was not an update of this format: V2 bytes can look like an empty one.
  if (reading?.position !== update.length) return no('malformed');
  if (!followsByClient(decoded.structs, readVarUint(createDecoder(update)))) return no('malformed');
  const structs = reading.hasSkips
    ? decoded.structs.filter((struct) => !(struct instanceof Y.Skip))
    : decoded.structs;
  return deletedRanges(decoded.ds.clients, structs as (Y.Item | Y.GC)[]);
}

function deletedRanges(
  clients: ReadonlyMap<number, readonly { clock: number; len: number }[]>,
  structs: readonly (Y.Item | Y.GC)[],
): Result<DecodedUpdate> {
  const deleted: DeletedRange[] = [];
  for (const [client, ranges] of clients) {
    let end = 0;
    for (const range of ranges) {
      if (!isBounded(client, range.clock, range.len) || range.clock < end) return no('malformed');
      end = range.clock + range.len;
      deleted.push({ client, clock: range.clock, length: range.len });
    }
  }
  return ok({ structs, deleted });
}
const isBounded = (client: number, clock: number, length: number): boolean =>
  client >= 0 && client <= MAX_CLIENT && clock >= 0 && length > 0 && clock + length <= MAX_CLOCK;

/**
 * Each client in one block, its structs without gap or overlap. A block that claims no structs is seen only in the
 * number of blocks; Yjs would let it take the place of the same client's real one.
 */
function followsByClient(structs: readonly Struct[], blocks: number): boolean {
  const done = new Set<number>();
  let client = -1;
  let clock = 0;
  for (const { id, length } of structs) {
    if (!isBounded(id.client, id.clock, length)) return false;
    if (id.client !== client) {
      if (done.has(id.client)) return false;
      done.add(id.client);
      client = id.client;
    } else if (id.clock !== clock) return false;
    clock = id.clock + length;
  }
  return done.size === blocks;
}
