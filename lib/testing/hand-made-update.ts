/** Updates written byte by byte, as no honest client writes them (Yjs format V1). */
import * as encoding from 'lib0/encoding';

export interface Id {
  readonly client: number;
  readonly clock: number;
}

export type HandMadeStruct =
  | { readonly gc: number }
  | { readonly skip: number }
  | {
      readonly origin?: Id;
      readonly rightOrigin?: Id;
      /** A root's name or the id of the item that holds the parent; only without origins. */
      readonly parent?: string | Id;
      readonly sub?: string;
      readonly content: HandMadeContent;
    };

export type HandMadeContent =
  | { readonly text: string }
  | { readonly any: readonly unknown[] }
  | { readonly deleted: number }
  | { readonly element: string }
  | { readonly map: true }
  | { readonly textType: true }
  | { readonly format: string; readonly value: unknown }
  | { readonly binary: Uint8Array };

export interface HandMadeBlock {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly HandMadeStruct[];
  /** Claims another number of structs than there are. */
  readonly claimed?: number;
}

export interface HandMadeDeletion extends Id {
  readonly length: number;
}

export function handMadeUpdate(
  blocks: readonly HandMadeBlock[],
  deletions: readonly HandMadeDeletion[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs, claimed } of blocks) {
    encoding.writeVarUint(encoder, claimed ?? structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  const clients = [...new Set(deletions.map(({ client }) => client))];
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) {
    const own = deletions.filter((deletion) => deletion.client === client);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const { clock, length } of own) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_SUB = 0x20;

function writeStruct(encoder: encoding.Encoder, struct: HandMadeStruct): void {
  if ('gc' in struct) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, struct.gc);
    return;
  }
  if ('skip' in struct) {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, struct.skip);
    return;
  }
  const { origin, rightOrigin, parent, sub, content } = struct;
  const flags =
    (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (sub !== undefined ? HAS_SUB : 0);
  encoding.writeUint8(encoder, flags | contentRef(content));
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent ?? { client: 0, clock: 0 });
    if (sub !== undefined) encoding.writeVarString(encoder, sub);
  }
  writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function contentRef(content: HandMadeContent): number {
  if ('deleted' in content) return 1;
  if ('binary' in content) return 3;
  if ('text' in content) return 4;
  if ('format' in content) return 6;
  if ('any' in content) return 8;
  return 7;
}

function writeContent(encoder: encoding.Encoder, content: HandMadeContent): void {
  if ('deleted' in content) encoding.writeVarUint(encoder, content.deleted);
  else if ('binary' in content) encoding.writeVarUint8Array(encoder, content.binary);
  else if ('text' in content) encoding.writeVarString(encoder, content.text);
  else if ('format' in content) {
    encoding.writeVarString(encoder, content.format);
    encoding.writeVarString(encoder, JSON.stringify(content.value));
  } else if ('any' in content) {
    encoding.writeVarUint(encoder, content.any.length);
    for (const value of content.any) encoding.writeAny(encoder, value as string);
  } else if ('element' in content) {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, content.element);
  } else encoding.writeVarUint(encoder, 'map' in content ? 1 : 6);
}
