import { expect, test } from 'vitest';
import { type ActId, documentId, type MemberId } from '../../shared/ids.ts';
import { sceneMember } from '../../testing/meeting-scene.ts';
import type { ActionItem, MeetingSummary } from '../meeting-state.ts';
import type { MeetingRow } from './meeting-rows.ts';
import { whatWaits } from './what-waits.ts';

const wang = sceneMember('wang');
const planner = sceneMember('planner');

const row = (day: string, summary: Partial<MeetingSummary> = {}): MeetingRow => ({
  id: documentId('meeting', day),
  day,
  summary: {
    title: '议事会',
    place: '',
    startsAt: `${day}T14:00`,
    phase: 'published',
    items: 1,
    present: 0,
    due: 0,
    openVotes: 0,
    decisions: 0,
    actions: [],
    people: [],
    ...summary,
  },
});
const action = (id: string, owner: MemberId, due: string): ActionItem => ({
  id: id as ActId,
  item: 'lights',
  title: id,
  owner,
  due,
  by: owner,
});

const shown = (rows: readonly MeetingRow[], member = wang, today = '2026-11-23') =>
  whatWaits({ member, rows, today, meetingDay: 5 }).map(({ at, day }) => `${day} ${at}`);

test('my actions and the next meeting stand in order of time; what is overdue comes first', () => {
  const held = row('2026-11-05', {
    phase: 'in-session',
    actions: [
      action('late', wang.id, '2026-11-20'),
      action('soon', wang.id, '2026-11-30'),
      action('later', wang.id, '2026-12-20'),
      action('not mine', planner.id, '2026-11-21'),
    ],
  });
  const rows = [row('2027-01-05'), row('2026-12-05'), held];
  expect(shown(rows)).toEqual([
    '2026-11-20 action',
    '2026-11-30 action',
    '2026-12-05 meeting',
    '2026-12-20 action',
  ]);
  const [first, second] = whatWaits({ member: wang, rows, today: '2026-11-23', meetingDay: 5 });
  expect([first, second]).toMatchObject([{ overdue: true }, { overdue: false }]);
});

test('a session that goes on comes before everything', () => {
  const rows = [row('2026-12-05', { phase: 'in-session', actions: [action('late', wang.id, '2026-11-20')] })];
  expect(shown(rows, wang, '2026-12-05')).toEqual(['2026-12-05 session', '2026-11-20 action']);
});

test('whoever prepares meetings is told of the one that is not begun or not published; others are not', () => {
  expect(shown([], planner)).toEqual(['2026-12-05 prepare']);
  expect(shown([])).toEqual([]);
  const begun = [row('2026-12-05', { phase: 'preparing' })];
  expect(shown(begun, planner)).toEqual(['2026-12-05 publish']);
  expect(shown(begun)).toEqual(['2026-12-05 meeting']);
  expect(shown([row('2026-11-28')], planner)).toEqual(['2026-11-28 meeting', '2026-12-05 prepare']);
});
