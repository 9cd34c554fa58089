import { expect, test } from 'vitest';
import { actId, memberId } from '../shared/ids.ts';
import { instantOf } from './local-time.ts';
import { viewMeeting } from './meeting-view.ts';

const owner = memberId('wang');
const state = {
  startsAt: '2026-12-05T14:00',
  actions: [{ id: actId('own'), item: 'lights', title: '换灯', owner, due: '2026-12-20', by: owner }],
  agenda: [{ id: 'lights', title: '换灯', minutes: 20, order: 0 }],
  carried: [{ action: actId('old'), title: '报价', owner, due: '2026-12-04', doc: 'meeting:2026-11-05' }],
};

test('[ACT10] what time alone changes is derived from the clock handed in', () => {
  expect(viewMeeting(state, instantOf('2026-12-03T23:00'))).toEqual({
    overdue: [],
    daysUntil: 2,
    started: false,
    minutesLeft: undefined,
  });
  expect(viewMeeting(state, instantOf('2026-12-05T14:00'))).toEqual({
    overdue: ['old'],
    daysUntil: 0,
    started: true,
    minutesLeft: undefined,
  });
  expect(viewMeeting(state, instantOf('2026-12-21T00:00')).overdue).toEqual(['old', 'own']);
  expect(viewMeeting({ ...state, startsAt: '' }, 0)).toMatchObject({ daysUntil: undefined, started: false });
});

test('[ACT10] minutes left are those of the agenda less those since the item was opened', () => {
  const opened = instantOf('2026-12-05T14:10');
  const running = { ...state, currentItem: 'lights', currentSince: opened };
  const leftAt = (time: string) => viewMeeting(running, instantOf(`2026-12-05T${time}`)).minutesLeft;
  expect([leftAt('14:10'), leftAt('14:29'), leftAt('14:33')]).toEqual([20, 1, -3]);
  expect(leftAt('14:00')).toBe(20);
});
