import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type HandMadeBlock, handMadeUpdate, type Id } from '../testing/hand-made-update.ts';
import { type SeededRandom, seededRandom } from '../testing/seeded-random.ts';
import { decodeUpdate } from './decode.ts';
import { allCouldBeNeighbours } from './neighbours.ts';
import { placeUpdate } from './placement.ts';
import { Spots } from './spot.ts';

const ROOT = 'prose/minutes/a';
const CLIENTS = [100, 200, 300, 400];

function isTaken(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) throw new Error('not an update');
  const placed = placeUpdate(doc, new Spots(doc), decoded.value);
  return placed.ok && allCouldBeNeighbours(doc, update, placed.value?.open ?? []);
}

/** The ids of all that was ever in the list, deleted or not, in its order. */
function orderOf(doc: Y.Doc): string[] {
  const order: string[] = [];
  for (let item = doc.getXmlFragment(ROOT)._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) order.push(`${item.id.client}:${item.id.clock + i}`);
  return order;
}

type Pair = readonly [origin: Id | undefined, rightOrigin: Id | undefined];

/** Two that stand near each other, or any two, also of what the update itself brings. */
function anyPair(random: SeededRandom, order: readonly Id[], own: readonly Id[]): Pair {
  if (random.below(3) > 0) {
    const at = random.below(order.length + 1);
    return [order[at - 1], order[at + random.below(4)]];
  }
  const ids = [...order, ...own, undefined];
  return [ids[random.below(ids.length)], ids[random.below(ids.length)]];
}

/** A few items of one or two clients, of any length, that name whatever is there as their neighbours. */
function madeUp(random: SeededRandom, doc: Y.Doc): Uint8Array {
  const order = orderOf(doc).map((name) => {
    const [client = 0, clock = 0] = name.split(':').map(Number);
    return { client, clock };
  });
  const own: Id[] = [];
  const clients = new Set([random.pick(CLIENTS), random.pick(CLIENTS)]);
  const blocks = [...clients].map((client): HandMadeBlock => {
    const clock = Y.getState(doc.store, client);
    let next = clock;
    const structs = Array.from({ length: 1 + random.below(2) }, () => {
      const [origin, rightOrigin] = anyPair(random, order, own);
      const text = 'abc'.slice(random.below(3));
      next += text.length;
      own.push({ client, clock: next - 1 });
      return {
        ...(origin && { origin }),
        ...(rightOrigin && { rightOrigin }),
        ...(!origin && !rightOrigin && { parent: ROOT }),
        content: { text },
      };
    });
    return { client, clock, structs };
  });
  return handMadeUpdate(blocks);
}

/** In another order, each after what it stands on: Yjs itself waits for ever for some that come before. */
function hear(random: SeededRandom, updates: readonly Uint8Array[]): Y.Doc {
  const replica = new Y.Doc({ gc: false });
  const rest = new Set(updates);
  while (rest.size > 0) {
    const update = random.pick([...rest]);
    if (!canIntegrate(replica, update)) continue;
    Y.applyUpdate(replica, update);
    rest.delete(update);
  }
  return replica;
}

function canIntegrate(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return false;
  const placed = placeUpdate(doc, new Spots(doc), decoded.value);
  return placed.ok || placed.refusal.code !== 'missing-predecessors';
}

const item = (client: number, origin?: Id, rightOrigin?: Id): Uint8Array => {
  const parent = origin || rightOrigin ? {} : { parent: ROOT };
  const struct = { ...parent, ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) };
  return handMadeUpdate([{ client, clock: 0, structs: [{ ...struct, content: { text: 'x' } }] }]);
};

function applied(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe('neighbours made up by hand', () => {
  it('[GUARD5] two with something between them that one of them was put behind are malformed: replicas would differ', () => {
    const id = (client: number): Id => ({ client, clock: 0 });
    const [first, behind, alsoBehind] = [item(100), item(300, id(100)), item(200, id(100))];
    const madeUp = item(400, undefined, id(200));
    expect(orderOf(applied(first, behind, alsoBehind, madeUp))).not.toEqual(
      orderOf(applied(first, alsoBehind, madeUp, behind)),
    );
    for (const doc of [applied(first, alsoBehind), applied(first, behind, alsoBehind)])
      expect(isTaken(doc, madeUp)).toBe(false);
    const honest = item(400, undefined, id(100));
    expect(isTaken(applied(first, behind, alsoBehind), honest)).toBe(true);
  });

  it('[GUARD5] of those that are taken every replica makes the same order, however it hears of them', () => {
    let taken = 0;
    let refused = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const random = seededRandom(seed);
      const doc = new Y.Doc({ gc: false });
      const updates: Uint8Array[] = [];
      for (let round = 0; round < 40; round++) {
        const update = madeUp(random, doc);
        if (!isTaken(doc, update)) {
          refused += 1;
          continue;
        }
        Y.applyUpdate(doc, update);
        updates.push(update);
      }
      taken += updates.length;
      for (let replica = 0; replica < 4; replica++)
        expect(orderOf(hear(random, updates)), `seed ${seed}`).toEqual(orderOf(doc));
    }
    expect(Math.min(taken, refused)).toBeGreaterThan(400);
  });
});
