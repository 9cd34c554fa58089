import { expect, test } from 'vitest';
import { actId, memberId } from '../shared/ids.ts';
import { instantOf } from './local-time.ts';
import { viewMeeting } from './meeting-view.ts';

const owner = memberId('wang');
const state = {
  startsAt: '2026-12-05T14:00',
  actions: [{ id: actId('own'), item: 'lights', title: '换灯', owner, due: '2026-12-20', by: owner }],
  carried: [{ action: actId('old'), title: '报价', owner, due: '2026-12-04', doc: 'meeting:2026-11-05' }],
};

test('[ACT10] what time alone changes is derived from the clock handed in', () => {
  expect(viewMeeting(state, instantOf('2026-12-03T23:00'))).toEqual({
    overdue: [],
    daysUntil: 2,
    started: false,
  });
  expect(viewMeeting(state, instantOf('2026-12-05T14:00'))).toEqual({
    overdue: ['old'],
    daysUntil: 0,
    started: true,
  });
  expect(viewMeeting(state, instantOf('2026-12-21T00:00')).overdue).toEqual(['old', 'own']);
  expect(viewMeeting({ ...state, startsAt: '' }, 0)).toMatchObject({ daysUntil: undefined, started: false });
});
