import { expect, test } from 'vitest';
import { overflow } from './overflow.ts';

const MIB = 1024 * 1024;
const shown = (...digests: string[]) =>
  digests.map((digest, at) => ({ digest, bytes: MIB, usedAt: 1000 - at }));
const names = Array.from({ length: 22 }, (_, at) => `photo-${at}`);

test('[PHOTO2] a phone keeps 20 MiB of photos it was shown; the longest not shown go', () => {
  expect(overflow(shown(...names.slice(0, 20)), new Set())).toEqual([]);
  expect(overflow(shown(...names).reverse(), new Set())).toEqual(['photo-20', 'photo-21']);
});

test('[PHOTO2] those that wait to be sent stay, however many they are', () => {
  const waiting = new Set(names);
  expect(overflow(shown(...names, 'another'), waiting)).toEqual([]);
});
