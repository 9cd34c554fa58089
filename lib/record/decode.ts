/** A Yjs update taken apart without applying it: format V1 only, every count proven by bytes that are there [GUARD5]. */
import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { no, ok, type Result } from '../shared/refusal.ts';

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
/** Yjs ids and clocks are at most this. */
const MAX_CLIENT = 2 ** 32 - 1;
const MAX_CLOCK = 2 ** 31 - 1;

interface RestDecoder {
  readonly pos: number;
  readonly arr: Uint8Array;
}

let lastDecoder: RestDecoder | undefined;

/** Y.decodeUpdate does not say how far it read; this decoder remembers what it was given. */
class NotedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder);
    lastDecoder = decoder;
  }
}

export function decodeUpdate(update: Uint8Array): Result<DecodedUpdate> {
  if (update.length > MAX_UPDATE_BYTES) return no('too-large');
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdateV2(update, NotedDecoder as unknown as typeof Y.UpdateDecoderV2);
  } catch {
    return no('malformed');
  }
  // What is left over was not an update of this format: V2 bytes can look like an empty one.
  if (lastDecoder?.pos !== update.length) return no('malformed');
  if (decoded.structs.length > MAX_STRUCTS) return no('too-large');
  const structs: (Y.Item | Y.GC)[] = [];
  for (const struct of decoded.structs) {
    if (!isBounded(struct.id.client, struct.id.clock, struct.length)) return no('malformed');
    if (!(struct instanceof Y.Skip)) structs.push(struct);
  }
  if (!followsByClient(decoded.structs, readVarUint(createDecoder(update)))) return no('malformed');
  return deletedRanges(decoded.ds.clients, structs);
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
      if (deleted.push({ client, clock: range.clock, length: range.len }) > MAX_DELETED_RANGES)
        return no('too-large');
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
  if (structs.length === 1) return blocks === 1;
  const done = new Set<number>();
  let client = -1;
  let clock = 0;
  for (const { id, length } of structs) {
    if (id.client !== client) {
      if (done.has(id.client)) return false;
      done.add(id.client);
      client = id.client;
    } else if (id.clock !== clock) return false;
    clock = id.clock + length;
  }
  return done.size === blocks;
}
