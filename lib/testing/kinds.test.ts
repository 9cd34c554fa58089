import { expect, test } from 'vitest';
import { kindFor } from '../kinds.ts';
import { documentId, documentKinds } from '../shared/ids.ts';

test('[DOC1] this version carries topics and meetings; the other kinds are known by name only', () => {
  const carried = documentKinds.filter((kind) => kindFor(documentId(kind, '2026-12-05')) !== undefined);
  expect(carried).toEqual(['topic', 'meeting']);
  expect(kindFor(documentId('meeting', '2026-12-05'))?.kind).toBe('meeting');
});
