import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

test('what is written is read again, as Node writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

test('one text for one byte string: padding, other alphabets and loose bits are not read', () => {
  for (const text of ['A', 'AA==', 'A+', 'A/', 'AB', 'AAB', 'A ', 'é']) {
    expect(fromBase64url(text), text).toBeUndefined();
  }
});
