import { expect, test } from 'vitest';
import { parseStamp } from './stamp.ts';

test('[ACT8] a stamp says number, time and why it is held', () => {
  expect(parseStamp({ no: 1, at: 5 })).toEqual({ no: 1, at: 5 });
  expect(parseStamp({ no: 1, at: 5, held: 'revoked' })).toEqual({ no: 1, at: 5, held: 'revoked' });
  for (const other of [
    { no: 0, at: 5 },
    { no: 1 },
    { no: 1, at: 5, held: 'x' },
    { no: 1.5, at: 5 },
    null,
    '1',
  ]) {
    expect(parseStamp(other)).toBeUndefined();
  }
});
