import { expect, test } from 'vitest';
import { instantOf } from '../../lib/deliberation/local-time.ts';
import { quietUntil } from './quiet-hours.ts';

const night = { from: '21:30', to: '07:00' };
const noon = { from: '12:00', to: '14:00' };

test.each([
  [night, '2026-12-05T21:29', undefined],
  [night, '2026-12-05T21:30', '2026-12-06T07:00'],
  [night, '2026-12-31T23:59', '2027-01-01T07:00'],
  [night, '2026-12-06T00:00', '2026-12-06T07:00'],
  [night, '2026-12-06T06:59', '2026-12-06T07:00'],
  [night, '2026-12-06T07:00', undefined],
  [noon, '2026-12-05T11:59', undefined],
  [noon, '2026-12-05T12:00', '2026-12-05T14:00'],
  [noon, '2026-12-05T14:00', undefined],
  [undefined, '2026-12-05T03:00', undefined],
  [{ from: '08:00', to: '08:00' }, '2026-12-05T08:00', undefined],
])('[PUSH3] %j at %s: quiet until %s', (quiet, now, until) => {
  expect(quietUntil(instantOf(now) + 30_000, quiet)).toBe(until && instantOf(until));
});
