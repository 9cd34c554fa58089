/** For tests: frames as somebody would send them who wants the room to break, the same for the same seed. */
import * as Y from 'yjs';
import { ACTS, BADGES, SHEET, STAMPS } from '../../lib/record/document.ts';
import {
  type HandMadeContent,
  type HandMadeStruct,
  handMadeUpdate,
  type Id,
} from '../../lib/testing/hand-made-update.ts';
import type { SeededRandom } from '../../lib/testing/seeded-random.ts';

const ROOTS = ['prose/minutes/lights', 'prose/minutes/lights', SHEET, ACTS, BADGES, STAMPS, 'status'];
const KEYS = ['meeting/title', 'meeting/place', 'item/lights/title', '__proto__', 'x'];
const LENGTHS = [1, 1, 1, 1, 2, 3, 7, 500];

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
    ];
    random.pick(change)();
  }
  return new Uint8Array(bytes);
}

/** Well-formed bytes whose ids, parents and contents were picked at random from what is in the document. */
export function madeUpStructs(random: SeededRandom, doc: Y.Doc, own: readonly number[]): Uint8Array {
  const known = [...doc.store.clients.keys()];
  const blocks = Array.from({ length: 1 + random.below(2) }, () => {
    const client = random.below(8) === 0 ? random.pick([...known, 1, 63]) : random.pick(own);
    const clock = random.below(12) === 0 ? random.below(4) : Y.getState(doc.store, client);
    const structs = Array.from({ length: 1 + random.below(4) }, () => madeUpStruct(random, doc, own));
    return { client, clock, structs };
  });
  const deletions = Array.from({ length: random.below(5) === 0 ? 1 + random.below(3) : 0 }, () => ({
    ...someId(random, doc, own),
    length: random.pick(LENGTHS),
  }));
  return handMadeUpdate(blocks, deletions);
}

function madeUpStruct(random: SeededRandom, doc: Y.Doc, own: readonly number[]): HandMadeStruct {
  if (random.below(10) === 0) return { gc: random.pick(LENGTHS) };
  if (random.below(40) === 0) return { skip: random.pick(LENGTHS) };
  if (random.below(4) === 0) return signedStruct(random, doc, own);
  const content = madeUpContent(random, doc);
  if (random.below(3) === 0) {
    const parent = random.below(2) === 0 ? random.pick(ROOTS) : someId(random, doc, own);
    const keyed = random.below(2) === 0;
    return { parent, content, ...(keyed && { sub: someKey(random, doc) }) };
  }
  const origin = random.below(5) > 0 ? someId(random, doc, own) : undefined;
  const rightOrigin = random.below(3) === 0 || !origin ? someId(random, doc, own) : undefined;
  return { content, ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) };
}

/** The text that stands under a key, or a dead value, anywhere around what is there. */
function signedStruct(random: SeededRandom, doc: Y.Doc, own: readonly number[]): HandMadeStruct {
  const root = random.pick([ACTS, ACTS, BADGES]);
  const [sub, item] = random.pick([...doc.getMap(root)._map]);
  const chain: Id[] = [];
  for (let at: Y.Item | null = item; at; at = at.left)
    chain.push({ client: at.id.client, clock: at.id.clock });
  const mine = random.pick(own);
  chain.push({ client: mine, clock: Math.max(0, Y.getState(doc.store, mine) + random.below(3) - 1) });
  const content = random.below(3) > 0 ? { any: [doc.getMap(root).get(sub)] } : { deleted: 1 };
  const origin = random.below(2) === 0 ? random.pick(chain) : undefined;
  const rightOrigin = random.below(2) === 0 ? random.pick(chain) : undefined;
  if (!origin && !rightOrigin) return { parent: root, sub, content };
  return { content, ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) };
}

function madeUpContent(random: SeededRandom, doc: Y.Doc): HandMadeContent {
  const signed = [...doc.getMap(ACTS).values(), ...doc.getMap(BADGES).values()];
  return random.pick<() => HandMadeContent>([
    () => ({ text: '字'.repeat(random.pick(LENGTHS)) }),
    () => ({ text: '🙂🙂' }),
    () => ({ element: 'paragraph' }),
    () => ({ textType: true }),
    () => ({ map: true }),
    () => ({ deleted: random.pick(LENGTHS) }),
    () => ({ any: [random.pick(['一', 1, null, true, 5n, Number.NaN, { __proto__: 1 }])] }),
    () => ({ any: Array.from({ length: 1 + random.below(3) }, () => random.pick(signed)) }),
    () => ({ format: 'bold', value: random.pick([true, null, {}]) }),
    () => ({ binary: new Uint8Array([1]) }),
  ])();
}

const someKey = (random: SeededRandom, doc: Y.Doc): string =>
  random.pick([...KEYS, ...doc.getMap(ACTS).keys(), ...doc.getMap(BADGES).keys()]);

/** Of the document, or of what the update itself may bring. */
function someId(random: SeededRandom, doc: Y.Doc, own: readonly number[]): Id {
  if (random.below(4) === 0) {
    const client = random.pick(own);
    return { client, clock: Math.max(0, Y.getState(doc.store, client) + random.below(5) - 1) };
  }
  const client = random.pick([...doc.store.clients.keys()]);
  const structs = doc.store.clients.get(client) ?? [];
  const { id, length } = random.pick(structs);
  return { client, clock: id.clock + random.below(length) };
}
