import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActId, actId } from '../shared/ids.ts';
import { type PlainAct, plainAct } from '../testing/plain-acts.ts';
import { foldOrder, frontierOf } from './order.ts';
import type { Stamp } from './stamp.ts';

const stampsFor = (...ids: string[]): Map<ActId, Stamp> =>
  new Map(ids.map((id, at) => [actId(id), { no: at + 1, at: 0 }]));
const orderOf = (acts: PlainAct[], stamps = stampsFor()) => foldOrder(acts.map(plainAct), stamps);
const ids = (acts: PlainAct[], stamps = stampsFor()) => orderOf(acts, stamps).map(({ act }) => act.id);

describe('[ACT9] fold order', () => {
  test('[ACT9] an act comes after those it has seen, whatever the stamps say', () => {
    const acts = [
      { id: 'b', by: 'wang', n: 1, seen: ['a'] },
      { id: 'a', by: 'li', n: 1 },
    ];
    expect(ids(acts)).toEqual(['a', 'b']);
    expect(ids(acts, stampsFor('b', 'a'))).toEqual(['a', 'b']);
  });

  test('[ACT1] within one key the running number is causal, also across renewed badges', () => {
    const acts = [
      { id: 'a', by: 'wang', n: 2, badge: 'renewed' },
      { id: 'b', by: 'wang', n: 1, badge: 'first' },
    ];
    expect(ids(acts, stampsFor('a'))).toEqual(['b', 'a']);
    expect(orderOf(acts)[1]?.sees(actId('b'))).toBe(true);
  });

  test('[ACT9] ties go by stamp, then the unstamped by author, key and number', () => {
    const acts = [
      { id: 'x', by: 'zhao', n: 1 },
      { id: 'y', by: 'li', n: 1, key: 'k2' },
      { id: 'z', by: 'li', n: 1, key: 'k1' },
      { id: 's', by: 'zhou', n: 1 },
      { id: 't', by: 'wang', n: 1 },
    ];
    expect(ids(acts, stampsFor('s', 't'))).toEqual(['s', 't', 'z', 'y', 'x']);
  });

  test('[ACT9] seeing goes through others, and an id that never arrives is ignored', () => {
    const order = orderOf([
      { id: 'a', by: 'li', n: 1 },
      { id: 'b', by: 'wang', n: 1, seen: ['a', 'never-came'] },
      { id: 'c', by: 'zhao', n: 1, seen: ['b'] },
      { id: 'd', by: 'zhou', n: 1 },
    ]);
    const c = order.find(({ act }) => act.id === 'c');
    expect(['a', 'b', 'c', 'd', 'never-came'].map((id) => c?.sees(actId(id)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('[ACT9] a circle that forgers made has an end, and each act one place', () => {
    const circle = [
      { id: 'a', by: 'li', n: 1, seen: ['b'] },
      { id: 'b', by: 'wang', n: 1, seen: ['a'] },
      { id: 'c', by: 'zhao', n: 1, seen: ['b'] },
    ];
    expect(ids(circle)).toEqual(['a', 'b', 'c']);
    expect(ids([...circle].reverse())).toEqual(['a', 'b', 'c']);
  });

  test('[ACT9] it is the same whatever order the acts came in', () => {
    const author = fc.constantFrom('li', 'wang', 'zhao');
    const some = fc.array(fc.tuple(author, fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(19))), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(some, fc.array(fc.nat(19)), fc.infiniteStream(fc.nat()), (drawn, stamped, stream) => {
        const acts = drawn.map(([by, n, seen], at) => ({
          id: `a${at}`,
          by,
          n,
          seen: seen.map((index) => `a${index}`),
        }));
        const stamps = stampsFor(...new Set(stamped.map((index) => `a${index}`)));
        const keys = acts.map(() => stream.next().value ?? 0);
        const shuffled = acts
          .map((act, at) => ({ act, key: keys[at] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ act }) => act);
        expect(ids(shuffled, stamps)).toEqual(ids(acts, stamps));
      }),
    );
  });
});

test('[ACT1] the frontier is what no other has seen', () => {
  const acts = [
    { id: 'a', by: 'li', n: 1 },
    { id: 'b', by: 'wang', n: 1, seen: ['a'] },
    { id: 'c', by: 'zhao', n: 1, seen: ['a'] },
  ].map(plainAct);
  expect(frontierOf(acts)).toEqual(['b', 'c']);
  expect(frontierOf([])).toEqual([]);
});
