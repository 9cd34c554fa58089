/** For fuzzing: well-formed frames whose ids, parents and contents are picked at random from what is in a document. */
import * as Y from 'yjs';
import { ACTS, BADGES, isProseRoot } from '../../lib/record/document.ts';
import type { SharedType } from '../../lib/record/spot.ts';
import {
  type HandMadeContent,
  type HandMadeStruct,
  handMadeUpdate,
  type Id,
} from '../../lib/testing/hand-made-update.ts';
import type { SeededRandom } from '../../lib/testing/seeded-random.ts';

const KEYS = ['meeting/title', 'meeting/place', 'item/lights/title', '__proto__', 'x'];
const LENGTHS = [1, 1, 1, 1, 2, 3, 7, 500];

export interface Surroundings {
  readonly doc: Y.Doc;
  readonly roots: readonly string[];
  /** Client ids of the sender's own. */
  readonly own: readonly number[];
}

export function madeUpStructs(random: SeededRandom, around: Surroundings): Uint8Array {
  const { doc, own } = around;
  const known = [...doc.store.clients.keys()];
  const blocks = Array.from({ length: 1 + random.below(2) }, () => {
    const client = random.below(8) === 0 ? random.pick([...known, 1, 63]) : random.pick(own);
    const clock = random.below(12) === 0 ? random.below(4) : Y.getState(doc.store, client);
    const structs = Array.from({ length: 1 + random.below(4) }, () => madeUpStruct(random, around));
    return { client, clock, structs };
  });
  const deletions = Array.from({ length: random.below(5) === 0 ? 1 + random.below(3) : 0 }, () => ({
    ...someId(random, around),
    length: random.pick(LENGTHS),
  }));
  return handMadeUpdate(blocks, deletions);
}

/** Many at one place, each between any two that are there: where replicas would differ soonest. */
export function crowd(random: SeededRandom, around: Surroundings): Uint8Array {
  const { doc, own } = around;
  const root = random.pick(around.roots.filter(isProseRoot));
  const list = doc.share.get(root) as SharedType | undefined;
  const ids: Id[] = [];
  for (let item = list?._start ?? null; item && ids.length < 10; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push({ client: item.id.client, clock: item.id.clock + i });
  const client = random.pick(own);
  const clock = Y.getState(doc.store, client);
  const structs = Array.from({ length: 1 + random.below(2) }, (_, i) => {
    const known = i === 0 ? ids : [...ids, { client, clock: clock + i - 1 }];
    const at = random.below(known.length + 1);
    const [origin, rightOrigin] = [known[at - 1], known[at + random.below(4)]];
    return {
      ...(origin && { origin }),
      ...(rightOrigin && { rightOrigin }),
      ...(!origin && !rightOrigin && { parent: root }),
      content: { element: 'paragraph' },
    };
  });
  return handMadeUpdate([{ client, clock, structs }]);
}

function madeUpStruct(random: SeededRandom, around: Surroundings): HandMadeStruct {
  if (random.below(10) === 0) return { gc: random.pick(LENGTHS) };
  if (random.below(40) === 0) return { skip: random.pick(LENGTHS) };
  if (random.below(4) === 0) return signedStruct(random, around);
  const content = madeUpContent(random, around.doc);
  if (random.below(4) === 0) {
    const parent = random.below(2) === 0 ? random.pick(around.roots) : someId(random, around);
    const keyed = random.below(2) === 0;
    return { parent, content, ...(keyed && { sub: someKey(random, around.doc) }) };
  }
  if (random.below(2) === 0) return besideOther(random, around, content);
  const origin = random.below(5) > 0 ? someId(random, around) : undefined;
  const rightOrigin = random.below(3) === 0 || !origin ? someId(random, around) : undefined;
  return { content, ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) };
}

/** Between two that stand side by side, or nearly. */
function besideOther(random: SeededRandom, around: Surroundings, content: HandMadeContent): HandMadeStruct {
  const structs = around.doc.store.clients.get(random.pick([...around.doc.store.clients.keys()])) ?? [];
  const left = random.pick(structs);
  if (!(left instanceof Y.Item)) return { gc: 1 };
  const inside = random.below(left.length);
  const origin = { client: left.id.client, clock: left.id.clock + inside };
  const next = inside < left.length - 1 ? { ...origin, clock: origin.clock + 1 } : left.right?.id;
  const rightOrigin = random.below(6) === 0 ? left.rightOrigin : next;
  return { origin, content, ...(rightOrigin && left.parentSub === null && { rightOrigin }) };
}

/** The text that stands under a key, or a dead value, anywhere around what is there. */
function signedStruct(random: SeededRandom, { doc, own }: Surroundings): HandMadeStruct {
  const root = random.pick([ACTS, ACTS, BADGES]);
  const standing = [...doc.getMap(root)._map];
  if (standing.length === 0) return { gc: 1 };
  const [sub, item] = random.pick(standing);
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
    () => ({ any: Array.from({ length: 1 + random.below(3) }, () => random.pick([...signed, '一'])) }),
    () => ({ format: 'bold', value: random.pick([true, null, {}]) }),
    () => ({ binary: new Uint8Array([1]) }),
  ])();
}

const someKey = (random: SeededRandom, doc: Y.Doc): string =>
  random.pick([...KEYS, ...doc.getMap(ACTS).keys(), ...doc.getMap(BADGES).keys()]);

/** Of the document, or of what the update itself may bring. */
export function someId(random: SeededRandom, { doc, own }: Surroundings): Id {
  if (random.below(4) === 0) {
    const client = random.pick(own);
    return { client, clock: Math.max(0, Y.getState(doc.store, client) + random.below(5) - 1) };
  }
  const client = random.pick([...doc.store.clients.keys()]);
  const structs = doc.store.clients.get(client) ?? [];
  const { id, length } = random.pick(structs);
  return { client, clock: id.clock + random.below(length) };
}
