/** The monthly meeting: its acts, what they add up to, and who may do what. */
import { defineKind } from '../record/kind.ts';
import { type MeetingActs, meetingActs } from './meeting-acts.ts';
import { mayCreateMeeting } from './meeting-creation.ts';
import { foldMeeting } from './meeting-fold.ts';
import { meetingPushes } from './meeting-pushes.ts';
import { mayActInMeeting } from './meeting-rights.ts';
import type { MeetingPast, MeetingState, MeetingSummary, MeetingView } from './meeting-state.ts';
import { summariseMeeting } from './meeting-summary.ts';
import { viewMeeting } from './meeting-view.ts';
import { mayReadMeeting, mayWriteMeeting } from './meeting-writing.ts';

export const meeting = defineKind<MeetingActs, MeetingState, MeetingView, MeetingSummary, MeetingPast>({
  kind: 'meeting',
  acts: meetingActs,
  fold: foldMeeting,
  view: viewMeeting,
  mayCreate: mayCreateMeeting,
  mayRead: mayReadMeeting,
  mayAct: mayActInMeeting,
  mayWrite: mayWriteMeeting,
  rightsFollow: 'acts',
  summarise: summariseMeeting,
  pushes: meetingPushes,
});
