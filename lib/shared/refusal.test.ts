import { expect, test } from 'vitest';
import { isRefusalCode, no, ok, refusalCodes, refuse } from './refusal.ts';

test('each code stands once, in lower case with hyphens', () => {
  expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
  for (const code of refusalCodes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(isRefusalCode('late')).toBe(true);
  expect(isRefusalCode('tardy')).toBe(false);
});

test('a refusal names places only where there are some', () => {
  expect(refuse('late')).toEqual({ code: 'late' });
  expect(refuse('late', { root: 'acts', key: 'a' })).toEqual({
    code: 'late',
    places: [{ root: 'acts', key: 'a' }],
  });
  expect(no('late')).toEqual({ ok: false, refusal: { code: 'late' } });
  expect(ok(1)).toEqual({ ok: true, value: 1 });
});
