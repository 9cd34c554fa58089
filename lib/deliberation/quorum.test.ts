import fc from 'fast-check';
import { expect, test } from 'vitest';
import { councilProfile, householdProfile } from '../testing/demo-profiles.ts';
import { neededOf, quorumOf } from './quorum.ts';

test('[MEET1] more than half of an even and an odd number', () => {
  const half = { num: 1, den: 2, strict: true };
  expect([10, 11, 12].map((base) => neededOf(base, half))).toEqual([6, 6, 7]);
  expect([10, 11, 12].map((base) => neededOf(base, { ...half, strict: false }))).toEqual([5, 6, 6]);
});

test('[MEET1] the number needed is the smallest that reaches the share', () => {
  const share = fc.record({
    num: fc.integer({ min: 1, max: 20 }),
    den: fc.integer({ min: 1, max: 20 }),
    strict: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), share, (base, of) => {
      const reaches = (count: number) =>
        of.strict ? count * of.den > base * of.num : count * of.den >= base * of.num;
      const needed = neededOf(base, of);
      return reaches(needed) && !reaches(needed - 1);
    }),
  );
});

test('[MEET1] the quorum names its base and its profile', () => {
  expect(quorumOf(councilProfile, 300, 59)).toEqual({
    needed: 60,
    present: 59,
    missing: 1,
    stands: false,
    base: 'person',
    profile: '居民议事会',
  });
  expect(quorumOf(householdProfile, 125, 63)).toMatchObject({
    needed: 63,
    missing: 0,
    stands: true,
    base: 'household',
  });
});
