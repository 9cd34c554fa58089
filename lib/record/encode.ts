/** What was decoded, written as an update again (format V1): a part of one, or one put together of parts. */
import { writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import type { DecodedUpdate, DeletedRange } from './decode.ts';

/** Each client's structs follow each other in `structs`, its ranges in `deleted`, as they were decoded. */
export function encodeUpdate({ structs, deleted }: DecodedUpdate): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const blocks = byClient(structs, ({ id }) => id.client);
  writeVarUint(encoder.restEncoder, blocks.size);
  for (const [client, own] of blocks) {
    writeVarUint(encoder.restEncoder, own.length);
    encoder.writeClient(client);
    writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  const ranges = byClient(deleted, ({ client }) => client);
  writeVarUint(encoder.restEncoder, ranges.size);
  for (const [client, own] of ranges) {
    writeVarUint(encoder.restEncoder, client);
    writeVarUint(encoder.restEncoder, own.length);
    for (const { clock, length } of own) {
      writeVarUint(encoder.restEncoder, clock);
      writeVarUint(encoder.restEncoder, length);
    }
  }
  return encoder.toUint8Array();
}

function byClient<T extends DecodedUpdate['structs'][number] | DeletedRange>(
  all: readonly T[],
  clientOf: (one: T) => number,
): ReadonlyMap<number, T[]> {
  const blocks = new Map<number, T[]>();
  for (const one of all) {
    const block = blocks.get(clientOf(one));
    if (block) block.push(one);
    else blocks.set(clientOf(one), [one]);
  }
  return blocks;
}
