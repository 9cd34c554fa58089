import { describe, expect, test } from 'vitest';
import { type Member, type Role, roles } from '../record/badge.ts';
import type { Change } from '../record/kind.ts';
import { sceneMember } from '../testing/meeting-scene.ts';
import { mayCreateMeeting } from './meeting-creation.ts';
import { mayReadMeeting, mayWriteMeeting } from './meeting-writing.ts';

const as = (...own: Role[]): Member => ({ ...sceneMember('wang'), roles: own });
const unsealed = { at: 'open' } as const;
const open = { frozen: false, sealing: unsealed };
const sheet = (key: string, value: string | number | undefined): Change => ({ to: 'sheet', key, value });
const prose = (root: `prose/${string}`): Change => ({
  to: 'prose',
  root,
  inserted: 3,
  deletedOwn: 0,
  deletedOthers: 0,
  deletedOthersInHour: 0,
  length: 0,
});

test('[DOC5] planners and the committee make a meeting', () => {
  for (const role of roles) {
    const may = mayCreateMeeting(as(role)) === undefined;
    expect(may, role).toBe(role === 'planner' || role === 'committee');
  }
});

test('every resident reads', () => {
  expect(mayReadMeeting(as('resident'))).toBe(true);
  expect(mayReadMeeting(as())).toBe(false);
});

describe('the sheet', () => {
  test('[MEET3] planners write it until the notice, which freezes it', () => {
    const change = sheet('item/lights/title', '楼道照明');
    expect(mayWriteMeeting(as('planner'), change, open)).toBeUndefined();
    expect(mayWriteMeeting(as('chair', 'recorder'), change, open)?.code).toBe('role-missing');
    expect(mayWriteMeeting(as('planner'), change, { frozen: true, sealing: unsealed })).toEqual({
      code: 'frozen',
      places: [{ root: 'sheet', key: 'item/lights/title' }],
    });
  });

  test('[DOC6] fields of a newer version are kept, by the same right', () => {
    const newer = sheet('item/lights/picture', 'x');
    expect(mayWriteMeeting(as('planner'), newer, open)).toBeUndefined();
    expect(mayWriteMeeting(as('recorder'), newer, open)?.code).toBe('role-missing');
    expect(mayWriteMeeting(as('planner'), newer, { frozen: true, sealing: unsealed })?.code).toBe('frozen');
  });

  test('[DOC3] its keys are flat and its values bounded', () => {
    const good = [
      ['meeting/title', '议事会'],
      ['meeting/startsAt', '2026-12-05T14:00'],
      ['item/a/order', -0.5],
      ['item/a/minutes', 20],
      ['item/a/title', undefined],
      ['item/a/topic', 'lift'],
    ] as const;
    for (const [key, value] of good) {
      expect(mayWriteMeeting(as('planner'), sheet(key, value), open), key).toBeUndefined();
    }
    const bad = [
      ['meeting/title', 'x'.repeat(121)],
      ['meeting/title', 3],
      ['meeting/startsAt', '2026-02-30T14:00'],
      ['item/a/minutes', -1],
      ['item/a/minutes', 1.5],
      ['item/a/order', 1e12],
      ['item/a/topic', 'topic:lift'],
    ] as const;
    for (const [key, value] of bad) {
      expect(mayWriteMeeting(as('planner'), sheet(key, value), open)?.code, key).toBe('bad-value');
    }
  });
});

describe('the minutes', () => {
  test('recorders and the chair write them, under the name of an item only', () => {
    expect(
      mayWriteMeeting(as('recorder'), prose('prose/minutes/lights'), { frozen: true, sealing: unsealed }),
    ).toBeUndefined();
    expect(mayWriteMeeting(as('chair'), prose('prose/minutes/lights'), open)).toBeUndefined();
    expect(mayWriteMeeting(as('resident'), prose('prose/minutes/lights'), open)?.code).toBe('role-missing');
    expect(mayWriteMeeting(as('recorder'), prose('prose/notes/lights'), open)?.code).toBe('unknown-root');
    expect(mayWriteMeeting(as('recorder'), prose('prose/minutes'), open)?.code).toBe('unknown-root');
  });
});
