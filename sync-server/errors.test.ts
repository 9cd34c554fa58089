import { expect, test } from 'vitest';
import { refusalCodes } from '../lib/shared/refusal.ts';
import { closeCodeOf, statusOf } from './errors.ts';

test('the close codes are those that the wire names', () => {
  const named = {
    malformed: 4400,
    'not-signed-in': 4401,
    'not-yours': 4403,
    'too-slow': 4408,
    overwritten: 4409,
    frozen: 4409,
    'too-large': 4413,
    sealed: 4423,
    'too-old': 4426,
    'too-fast': 4429,
    'too-many-connections': 4429,
    'too-many-documents': 4429,
    'document-full': 4413,
  } as const;
  for (const [code, close] of Object.entries(named))
    expect(closeCodeOf(code as keyof typeof named)).toBe(close);
});

test('every code closes in the range at which a stock client stops, and has an error status', () => {
  for (const code of refusalCodes) {
    expect(closeCodeOf(code)).toBeGreaterThanOrEqual(4400);
    expect(closeCodeOf(code)).toBeLessThan(4500);
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
  }
});
