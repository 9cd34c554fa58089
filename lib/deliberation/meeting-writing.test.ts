import { describe, expect, test } from 'vitest';
import { type Member, type Role, roles } from '../record/badge.ts';
import type { Change } from '../record/kind.ts';
import { documentId } from '../shared/ids.ts';
import { sceneMember } from '../testing/meeting-scene.ts';
import { mayCreateMeeting, mayReadMeeting, mayWriteMeeting } from './meeting-writing.ts';

const as = (...own: Role[]): Member => ({ ...sceneMember('wang'), roles: own });
const open = { frozen: false };
const sheet = (key: string, value: string | number | undefined): Change => ({ to: 'sheet', key, value });
const prose = (root: `prose/${string}`, deletedOthersInHour = 0, length = 0): Change => ({
  to: 'prose',
  root,
  inserted: 3,
  deletedOwn: 0,
  deletedOthers: deletedOthersInHour,
  deletedOthersInHour,
  length,
});

test('[DOC5] planners and the committee make a meeting, whose id is a day that exists', () => {
  const at = (id: string) => documentId('meeting', id);
  for (const role of roles) {
    const may = mayCreateMeeting(as(role), at('2026-12-05')) === undefined;
    expect(may, role).toBe(role === 'planner' || role === 'committee');
  }
  for (const id of ['2026-02-30', 'december', '2026-12-5', '2026-13-01']) {
    expect(mayCreateMeeting(as('planner'), at(id)), id).toEqual({ code: 'not-a-date' });
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
    expect(mayWriteMeeting(as('planner'), change, { frozen: true })).toEqual({
      code: 'frozen',
      places: [{ root: 'sheet', key: 'item/lights/title' }],
    });
  });

  test('[DOC4] it has no field for anything that counts', () => {
    for (const key of ['meeting/status', 'item/lights/result', 'attendance/wang', 'votes', 'item/lights']) {
      expect(mayWriteMeeting(as('planner'), sheet(key, 'x'), open)?.code, key).toBe('bad-value');
    }
  });

  test('[DOC3] its keys are flat and its values bounded', () => {
    const good = [
      ['meeting/title', '议事会'],
      ['meeting/startsAt', '2026-12-05T14:00'],
      ['item/a/order', -0.5],
      ['item/a/minutes', 20],
      ['item/a/title', undefined],
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
      ['item/A b/title', 'x'],
    ] as const;
    for (const [key, value] of bad) {
      expect(mayWriteMeeting(as('planner'), sheet(key, value), open)?.code, key).toBe('bad-value');
    }
  });
});

describe('the minutes', () => {
  test('recorders and the chair write them, under the name of an item only', () => {
    expect(mayWriteMeeting(as('recorder'), prose('prose/minutes/lights'), { frozen: true })).toBeUndefined();
    expect(mayWriteMeeting(as('chair'), prose('prose/minutes/lights'), open)).toBeUndefined();
    expect(mayWriteMeeting(as('resident'), prose('prose/minutes/lights'), open)?.code).toBe('role-missing');
    expect(mayWriteMeeting(as('recorder'), prose('prose/notes/lights'), open)?.code).toBe('unknown-root');
    expect(mayWriteMeeting(as('recorder'), prose('prose/minutes'), open)?.code).toBe('unknown-root');
  });

  test('[GUARD8] a recorder deletes at most a fifth of others’ text in an hour, or 500 characters; the chair answers for all of it', () => {
    const root = 'prose/minutes/lights';
    expect(mayWriteMeeting(as('recorder'), prose(root, 500, 600), open)).toBeUndefined();
    expect(mayWriteMeeting(as('recorder'), prose(root, 501, 600), open)?.code).toBe('deletes-too-much');
    expect(mayWriteMeeting(as('recorder'), prose(root, 1000, 5000), open)).toBeUndefined();
    expect(mayWriteMeeting(as('recorder'), prose(root, 1001, 5000), open)?.code).toBe('deletes-too-much');
    expect(mayWriteMeeting(as('chair'), prose(root, 5000, 5000), open)).toBeUndefined();
  });
});
