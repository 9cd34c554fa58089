/** What a notice will carry: the agenda as it stands, and copies of what the fold needs from elsewhere [MEET3, DOC7]. */
import { type DocumentId, type MemberId, plainIdOf } from '../shared/ids.ts';
import type { BodyOf, CarriedAction, RollEntry } from './meeting-acts.ts';
import type { ActionItem, MeetingState } from './meeting-state.ts';
import { rollDigest } from './roll.ts';
import type { RuleProfile } from './rule-profile.ts';

export interface Resident {
  readonly id: MemberId;
  readonly household?: string;
  readonly rep?: boolean;
}

/** A meeting that was held or called, as lists know it. */
export interface EarlierMeeting {
  readonly id: DocumentId;
  readonly phase: string;
  readonly actions: readonly ActionItem[];
}

export interface NoticeSources {
  readonly profile: RuleProfile;
  readonly people: readonly Resident[];
  /** Where the roll comes from, in words: the community's register and the day it was read. */
  readonly rollSource: string;
  readonly earlier: readonly EarlierMeeting[];
}

/** Everybody in the register, in the order of their ids, so that one roll has one digest. Who has no household is one. */
export function rollOf(people: readonly Resident[]): RollEntry[] {
  return people
    .map(({ id, household, rep }) => ({ id, household: household || id, ...(rep && { rep: true as const }) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The newest meeting before that day that was more than prepared. */
export function meetingBefore(day: string, meetings: readonly EarlierMeeting[]): EarlierMeeting | undefined {
  return meetings
    .filter((each) => each.phase !== 'preparing' && plainIdOf(each.id) < day)
    .reduce<EarlierMeeting | undefined>(
      (newest, each) => (newest && newest.id > each.id ? newest : each),
      undefined,
    );
}

const carriedFrom = (meeting: EarlierMeeting): CarriedAction[] =>
  meeting.actions.map(({ id, title, owner, due }) => ({ action: id, title, owner, due, doc: meeting.id }));

export function draftNotice(
  state: Pick<MeetingState, 'id' | 'title' | 'place' | 'startsAt' | 'agenda'>,
  { profile, people, rollSource, earlier }: NoticeSources,
): BodyOf<'notice'> {
  const roll = rollOf(people);
  const last = meetingBefore(plainIdOf(state.id), earlier);
  return {
    title: state.title,
    place: state.place,
    startsAt: state.startsAt,
    profile,
    agenda: state.agenda.map(({ id, title, minutes }) => ({ id, title, minutes })),
    roll,
    rollSource,
    rollDigest: rollDigest(roll),
    carried: last ? carriedFrom(last) : [],
    carriedSource: last?.id ?? '',
  };
}
