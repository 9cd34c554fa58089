import { describe, expect, test } from 'vitest';
import { type ActId, actId } from '../shared/ids.ts';
import { type PlainAct, plainAct } from '../testing/plain-acts.ts';
import { foldOrder } from './order.ts';
import type { Stamp } from './stamp.ts';
import { standings } from './standing.ts';

type Stamps = Record<string, Stamp>;
const remarksOn = (
  acts: PlainAct[],
  stamps: Stamps = {},
  mayDecide = (by: string): boolean => by === 'chair',
) => {
  const byId = new Map(Object.entries(stamps).map(([id, stamp]): [ActId, Stamp] => [actId(id), stamp]));
  const remarks = standings(foldOrder(acts.map(plainAct), byId), (act) => mayDecide(act.author.id));
  return Object.fromEntries(remarks);
};

describe('[ACT6] two acts of one key under one number', () => {
  const twins = [
    { id: 'a', by: 'wang', n: 1 },
    { id: 'b', by: 'wang', n: 1 },
  ];
  const cloned = { standing: 'void', code: 'cloned-key' };

  test('[ACT6] both are void while neither is stamped', () => {
    expect(remarksOn(twins)).toEqual({ a: cloned, b: cloned });
  });
  test('[ACT6] the stamped one stands', () => {
    expect(remarksOn(twins, { b: { no: 1, at: 0 } })).toEqual({ a: cloned });
  });
  test('[ACT6] of two stamped the first stands', () => {
    expect(remarksOn(twins, { a: { no: 4, at: 0 }, b: { no: 2, at: 0 } })).toEqual({ a: cloned });
  });
  test('[ACT6] another key of the same person is no clone', () => {
    expect(remarksOn([twins[0] as PlainAct, { id: 'b', by: 'wang', n: 1, key: 'tablet' }])).toEqual({});
  });
});

describe('[ACT8] an act that arrived under an ended badge', () => {
  const stamps: Stamps = { a: { no: 1, at: 0, held: 'expired' } };
  const held = { id: 'a', by: 'wang', n: 1 };
  const word = (type: 'confirm' | 'reject', by: string, seen: string[] = ['a'], id = `${type}-${by}`) => ({
    id,
    by,
    n: 1,
    seen,
    type,
    body: { act: 'a' },
  });

  test('[ACT8] is held until somebody in charge confirms it', () => {
    expect(remarksOn([held], stamps)).toEqual({ a: { standing: 'held', code: 'expired' } });
    expect(remarksOn([held, word('confirm', 'chair')], stamps)).toEqual({});
    expect(remarksOn([held, word('reject', 'chair')], stamps)).toEqual({
      a: { standing: 'void', code: 'rejected', by: 'reject-chair' },
    });
  });
  test('[ACT8] is not confirmed by anybody else', () => {
    expect(remarksOn([held, word('confirm', 'li')], stamps)).toEqual({
      a: { standing: 'held', code: 'expired' },
    });
  });
  test('[ACT8] stays held while two in charge say different things unknown to each other', () => {
    const words = [word('confirm', 'chair'), word('reject', 'deputy')];
    expect(remarksOn([held, ...words], stamps, () => true)).toEqual({
      a: { standing: 'held', code: 'expired' },
    });
    const settled = [word('confirm', 'chair'), word('reject', 'deputy', ['confirm-chair'])];
    expect(remarksOn([held, ...settled], stamps, () => true)).toMatchObject({ a: { code: 'rejected' } });
  });
  test('[ACT8] cannot confirm itself by another held act', () => {
    const both: Stamps = { ...stamps, 'confirm-chair': { no: 2, at: 0, held: 'revoked' } };
    expect(remarksOn([held, word('confirm', 'chair')], both)).toEqual({
      a: { standing: 'held', code: 'expired' },
      'confirm-chair': { standing: 'held', code: 'revoked' },
    });
  });
});
