import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  actId,
  documentId,
  documentKinds,
  isPlainId,
  kindOf,
  newId,
  parseDocumentId,
  plainIdOf,
} from './ids.ts';

test('[DOC1] a document id is a known kind and 1–64 characters of a–z, 0–9 and -', () => {
  for (const kind of documentKinds) expect(parseDocumentId(`${kind}:2026-12-05`)).toBe(`${kind}:2026-12-05`);
  const bad = [
    'meeting:',
    'meeting',
    ':x',
    'Meeting:x',
    'meeting:X',
    'meeting:a:b',
    'meeting:a b',
    'letter:x',
    'meeting:é',
  ];
  for (const text of bad) expect(parseDocumentId(text), text).toBeUndefined();
  expect(parseDocumentId(`meeting:${'a'.repeat(64)}`)).toBeDefined();
  expect(parseDocumentId(`meeting:${'a'.repeat(65)}`)).toBeUndefined();
});

test('[DOC1] an id comes apart as it was put together', () => {
  const id = documentId('meeting', '2026-12-05');
  expect([kindOf(id), plainIdOf(id)]).toEqual(['meeting', '2026-12-05']);
  expect(() => documentId('meeting', 'X')).toThrow();
  expect(() => actId('')).toThrow();
});

test('a new id is one of a–v and 0–9, 24 long', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (random) => {
      const id = newId((bytes) => {
        bytes.set(random);
        return bytes;
      });
      expect(isPlainId(id)).toBe(true);
      expect(id).toHaveLength(24);
    }),
  );
});
