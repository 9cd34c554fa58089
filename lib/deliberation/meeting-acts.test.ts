import * as v from 'valibot';
import { expect, test } from 'vitest';
import { makeScene, noticeOf } from '../testing/meeting-scene.ts';
import { meeting } from './meeting.ts';
import { meetingActs, rollEntry } from './meeting-acts.ts';

/** What is stored for years: a change here needs a new act version. */
const fields = {
  notice: 'agenda carried carriedSource place profile roll rollDigest rollSource startsAt title',
  takeChair: 'hall',
  checkIn: 'code',
  tick: 'present reason',
  openItem: 'item',
  openVote: 'item method present text',
  ballot: 'choice digest vote',
  count: 'abstained against for notVoting vote',
  closeVote: 'counted vote',
  decide: 'item outcome text vote',
  assign: 'due item owner title',
  seal: 'digest parts previous reason',
  countersign: 'digest seal',
  reopen: 'reason seal',
  correct: 'item seal text',
  object: 'item seal text',
};

test('[DOC6] the bodies of acts are what version 1 says', () => {
  const shape = Object.entries(meetingActs).map(([type, { entries }]) => [
    type,
    Object.keys(entries).sort().join(' '),
  ]);
  expect(Object.fromEntries(shape)).toEqual(fields);
  expect(Object.keys(meeting.acts)).toEqual([...Object.keys(fields), 'confirm', 'reject']);
});

test('[DOC8] people are ids: no body takes a name, and the roll has none', () => {
  expect(Object.keys(rollEntry.entries).sort()).toEqual(['household', 'id', 'rep']);
  expect(v.is(rollEntry, { id: 'wang', household: 'h1' })).toBe(true);
  expect(v.is(rollEntry, { id: 'wang', household: 'h1', name: '王' })).toBe(false);
  expect(v.is(rollEntry, { id: '王芳', household: 'h1' })).toBe(false);
  const assign = { item: 'lights', title: '换灯', owner: 'wang', due: '2026-12-20' };
  expect(v.is(meetingActs.assign, assign)).toBe(true);
  expect(v.is(meetingActs.assign, { ...assign, owner: '王芳' })).toBe(false);
  expect(v.is(meetingActs.tick, { present: false, reason: 'ill', note: '住院' })).toBe(false);
});

test('[DOC7] what comes from elsewhere cannot be left out of a notice', async () => {
  const notice = noticeOf(await makeScene());
  expect(v.is(meetingActs.notice, notice)).toBe(true);
  for (const field of ['roll', 'rollSource', 'rollDigest', 'profile', 'carried', 'carriedSource'] as const) {
    const { [field]: _, ...rest } = notice;
    expect(v.is(meetingActs.notice, rest), field).toBe(false);
  }
});
