import { expect, test } from 'vitest';
import { apart, place, rangeOf } from './chart-scale.ts';

test('a range has air around its values, also around a single one and around none', () => {
  expect(rangeOf([100, 200])).toEqual({ from: 92, to: 208 });
  const single = rangeOf([50]);
  expect(single.from < 50 && single.to > 50).toBe(true);
  expect(rangeOf([])).toEqual({ from: 0, to: 1 });
});

test('a value stands where its share of the range is, the only one at the end', () => {
  expect(place(150, { from: 100, to: 200 }, 80, 0)).toBe(40);
  expect(place(1, { from: 1, to: 1 }, 0, 80)).toBe(80);
});

test('labels that would cover each other move apart and stay within', () => {
  expect(apart([50, 20], 10, 95)).toEqual([50, 20]);
  expect(apart([50, 48], 10, 95)).toEqual([58, 48]);
  expect(apart([94, 92], 10, 95)).toEqual([95, 85]);
});
