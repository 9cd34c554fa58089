/**
 * Updates of one member as one, with what was typed in a run as one struct. `Y.mergeUpdates` leaves every keystroke a
 * struct of its own; a Y.Doc would merge them too, but needs all that came before.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { mergeMany } from './merge-many.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** V1 in, V1 out; applied to any document it does what they did. */
export function mergeRuns(updates: readonly Uint8Array[]): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(mergeMany(updates));
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  const byClient = Map.groupBy(runsOf(structs), ({ id }) => id.client);
  encoding.writeVarUint(restEncoder, byClient.size);
  for (const [client, runs] of byClient) {
    encoding.writeVarUint(restEncoder, runs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(restEncoder, runs[0]?.id.clock ?? 0);
    for (const run of runs) run.write(encoder, 0);
  }
  writeDeleteSet(encoder, ds);
  return encoder.toUint8Array();
}

function runsOf(structs: readonly Struct[]): Struct[] {
  const runs: Struct[] = [];
  for (const struct of structs) {
    const last = runs.at(-1);
    if (!last || !joins(last, struct)) runs.push(struct);
  }
  return runs;
}

/** As `Item.mergeWith` asks, of items that no document has linked yet. Deletions stand apart in the delete set. */
function joins(left: Struct, right: Struct): boolean {
  if (left.id.client !== right.id.client || left.id.clock + left.length !== right.id.clock) return false;
  if (left instanceof Y.GC && right instanceof Y.GC) return left.mergeWith(right);
  if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return false;
  const follows =
    Y.compareIDs(right.origin, left.lastId) && Y.compareIDs(left.rightOrigin, right.rightOrigin);
  if (!follows || left.content.constructor !== right.content.constructor) return false;
  if (!left.content.mergeWith(right.content)) return false;
  left.length += right.length;
  return true;
}

function writeDeleteSet(encoder: Y.UpdateEncoderV1, { clients }: DeleteSet): void {
  encoding.writeVarUint(encoder.restEncoder, clients.size);
  for (const [client, ranges] of clients) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
}
