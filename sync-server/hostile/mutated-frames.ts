/** For fuzzing: frames that were valid once. The same random numbers make the same bytes. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {
  type HandMadeBlock,
  type HandMadeContent,
  type HandMadeStruct,
  handMadeUpdate,
  type Id,
} from '../../lib/testing/hand-made-update.ts';
import type { SeededRandom } from '../../lib/testing/seeded-random.ts';

/** What counts, clocks and ids are when somebody means harm. */
const EDGES = [
  0,
  1,
  2,
  63,
  64,
  127,
  128,
  255,
  16_383,
  16_384,
  65_536,
  200_001,
  2 ** 21,
  2 ** 28,
  2 ** 31 - 2,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 40,
  2 ** 53 - 1,
];

/** A valid update with some of its bytes changed, lost, doubled or put in from another. */
export function brokenBytes(random: SeededRandom, updates: readonly Uint8Array[]): Uint8Array {
  const bytes = [...random.pick(updates)];
  const at = (): number => random.below(bytes.length + 1);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const [from, until] = [at(), at()].sort((a, b) => a - b) as [number, number];
    const other = [...random.pick(updates)];
    const change = [
      () => bytes.splice(from, 1, random.below(256)),
      () => bytes.splice(from, 1, (bytes[from] ?? 0) ^ (1 << random.below(8))),
      () => bytes.splice(from, Math.min(until - from, 8)),
      () => bytes.splice(from, 0, ...bytes.slice(from, Math.min(until, from + 64))),
      () => bytes.splice(from, until - from, ...other.slice(from, until)),
      () => bytes.splice(from),
    ];
    random.pick(change)();
  }
  return new Uint8Array(bytes);
}

/** One of its numbers is another. */
export function brokenNumber(random: SeededRandom, update: Uint8Array): Uint8Array {
  // Most of what is short and near the beginning is a header.
  const at = random.below(random.below(2) === 0 ? Math.min(update.length, 24) : update.length);
  let end = at;
  while (end < update.length && (update[end] as number) >= 128) end += 1;
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, update.subarray(0, at));
  encoding.writeVarUint(encoder, random.pick(EDGES));
  encoding.writeUint8Array(encoder, update.subarray(end + 1));
  return encoding.toUint8Array(encoder);
}

/** A valid update written anew by hand with one of its parts made up. */
export function changedStructs(random: SeededRandom, update: Uint8Array, ids: readonly Id[]): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update);
  const blocks: (HandMadeBlock & { structs: HandMadeStruct[] })[] = [];
  for (const struct of structs) {
    const last = blocks.at(-1);
    const { client, clock } = struct.id;
    if (last?.client === client) last.structs.push(asHandMade(struct));
    else blocks.push({ client, clock, structs: [asHandMade(struct)] });
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  const block = blocks.length > 0 ? random.pick(blocks) : undefined;
  const at = random.below(block?.structs.length ?? 1);
  const change = [
    () => block && Object.assign(block, { client: random.pick([...ids.map(({ client }) => client), 1, 63]) }),
    () => block && Object.assign(block, { clock: random.pick([0, block.clock + 1, random.pick(EDGES)]) }),
    () => block?.structs.splice(at, 1),
    () => block?.structs.splice(at, 0, ...block.structs.slice(at, at + 2)),
    () => block?.structs.splice(at, 0, random.pick([{ gc: 1 }, { skip: 1 }, { gc: random.pick(EDGES) }])),
    () => block && rewrite(block.structs, at, { origin: random.pick(ids) }),
    () => block && rewrite(block.structs, at, { rightOrigin: random.pick(ids) }),
    () =>
      block &&
      rewrite(block.structs, at, { origin: undefined, rightOrigin: undefined, parent: random.pick(ids) }),
    () => deletions.push({ ...random.pick(ids), length: random.pick([1, 1, 2, 5, random.pick(EDGES)]) }),
    () => deletions.splice(0),
  ];
  for (let changes = 1 + random.below(2); changes > 0; changes--) random.pick(change)();
  return handMadeUpdate(blocks, deletions);
}

function rewrite(structs: HandMadeStruct[], at: number, part: Partial<HandMadeStruct>): void {
  const struct = structs[at];
  if (struct && 'content' in struct) structs[at] = { ...struct, ...part } as HandMadeStruct;
}

function asHandMade(struct: Y.Item | Y.GC | Y.Skip): HandMadeStruct {
  if (struct instanceof Y.Skip) return { skip: struct.length };
  if (!(struct instanceof Y.Item)) return { gc: struct.length };
  const { origin, rightOrigin, parentSub, content } = struct;
  const parent: unknown = struct.parent;
  return {
    ...(origin && { origin }),
    ...(rightOrigin && { rightOrigin }),
    ...((typeof parent === 'string' || parent instanceof Y.ID) && { parent }),
    ...(parentSub !== null && { sub: parentSub }),
    content: contentOf(content),
  };
}

function contentOf(content: Y.Item['content']): HandMadeContent {
  if (content instanceof Y.ContentString) return { text: content.str };
  if (content instanceof Y.ContentAny) return { any: content.arr };
  if (content instanceof Y.ContentFormat) return { format: content.key, value: content.value };
  if (content instanceof Y.ContentBinary) return { binary: content.content };
  if (content instanceof Y.ContentType) {
    const type: unknown = content.type;
    if (type instanceof Y.XmlElement) return { element: type.nodeName };
    return type instanceof Y.XmlText ? { textType: true } : { map: true };
  }
  return { deleted: content.getLength() };
}

/** The other format, several updates in one, or the same again: all of it made by Yjs. */
export function madeByYjs(
  random: SeededRandom,
  updates: readonly Uint8Array[],
  known: Uint8Array,
): Uint8Array {
  const [one, other] = [random.pick(updates), random.pick(updates)];
  const make = [
    () => Y.convertUpdateFormatV1ToV2(one),
    () => Y.mergeUpdates([one, other]),
    () => Y.mergeUpdates([other, known]),
    () => Y.diffUpdate(known, Y.encodeStateVectorFromUpdate(one)),
    () => one,
  ];
  try {
    return random.pick(make)();
  } catch {
    return one;
  }
}
