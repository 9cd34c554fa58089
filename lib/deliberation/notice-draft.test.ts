import * as v from 'valibot';
import { expect, test } from 'vitest';
import { actId, documentId, memberId } from '../shared/ids.ts';
import { meetingActs } from './meeting-acts.ts';
import { draftNotice, meetingBefore, rollOf } from './notice-draft.ts';
import type { RuleProfile } from './rule-profile.ts';

const profile: RuleProfile = {
  id: 'residents',
  name: 'Residents',
  validFrom: '2026-01-01',
  source: 'Rules of the meeting, 3',
  voter: 'person',
  quorum: { num: 1, den: 2, of: 'roll', strict: false },
  majority: { num: 1, den: 2, of: 'present', strict: true },
  noticeDays: 3,
  methods: ['named'],
  voteOnUnnotified: false,
};
const meetingOn = (day: string, phase: string) => ({ id: documentId('meeting', day), phase, actions: [] });
const people = [{ id: memberId('wang'), household: '3-201', rep: true }, { id: memberId('li') }];

test('the roll is one text for one register, and who has no household is one', () => {
  expect(rollOf(people)).toEqual([
    { id: 'li', household: 'li' },
    { id: 'wang', household: '3-201', rep: true },
  ]);
  expect(rollOf([...people].reverse())).toEqual(rollOf(people));
});

test('the meeting before is the newest that was called', () => {
  const meetings = [
    meetingOn('2026-10-05', 'published'),
    meetingOn('2026-11-05', 'in-session'),
    meetingOn('2026-11-20', 'preparing'),
    meetingOn('2027-01-05', 'published'),
  ];
  expect(meetingBefore('2026-12-05', meetings)?.id).toBe('meeting:2026-11-05');
  expect(meetingBefore('2026-10-05', meetings)).toBeUndefined();
});

test('[MEET3] a notice carries agenda, roll, profile and the actions of the meeting before, with their sources', () => {
  const action = {
    id: actId('mend-the-lamp'),
    item: 'lamps',
    title: 'Mend the lamp',
    owner: memberId('li'),
    due: '2026-12-01',
    by: memberId('wang'),
  };
  const notice = draftNotice(
    {
      id: documentId('meeting', '2026-12-05'),
      title: 'December',
      place: 'Pavilion',
      startsAt: '2026-12-05T14:00',
      agenda: [{ id: 'lamps', title: 'Lamps', minutes: 10, order: 10 }],
    },
    {
      profile,
      people,
      rollSource: 'register',
      earlier: [{ ...meetingOn('2026-11-05', 'in-session'), actions: [action] }],
    },
  );
  expect(v.is(meetingActs.notice, notice)).toBe(true);
  expect(notice.carriedSource).toBe('meeting:2026-11-05');
  expect(notice.carried).toEqual([
    {
      action: 'mend-the-lamp',
      title: 'Mend the lamp',
      owner: 'li',
      due: '2026-12-01',
      doc: 'meeting:2026-11-05',
    },
  ]);
});
