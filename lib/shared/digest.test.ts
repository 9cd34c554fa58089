import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { sha256Hex } from './digest.ts';

test('SHA-256 of UTF-8 text, as Node computes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

test('canonical JSON is one text for one value, and refuses what is no value', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: '亭' }] })).toBe('{"a":[{"c":"亭","d":null}],"b":1}');
  expect(() => canonical(undefined)).toThrow();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const again: unknown = JSON.parse(canonical(value));
      expect(canonical(again)).toBe(canonical(value));
    }),
  );
});
