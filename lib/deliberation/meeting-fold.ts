/** From verified acts in fold order to what a meeting is [ACT9]: rights first, then what is contended. */
import type { Remark } from '../record/kind.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import { agendaOfSheet, PLACE_KEY, publishedAgenda, STARTS_AT_KEY, sheetText, TITLE_KEY } from './agenda.ts';
import { type AttendanceEntry, foldAttendance, presentIn } from './attendance.ts';
import { readDecisions } from './decisions.ts';
import { isEntryOf, type MeetingEntry, type MeetingFoldInput } from './meeting-entry.ts';
import { type Judged, judgeMeeting } from './meeting-judgement.ts';
import { foldSealed } from './meeting-sealing.ts';
import type { ActionItem, MeetingState, Notice, Vote } from './meeting-state.ts';
import { quorumOf } from './quorum.ts';
import { obstaclesIn } from './seal-obstacles.ts';
import { readVote } from './votes.ts';

/** Once somebody has sealed it, what the seal had seen is the meeting, and all else is beside it [MEET13]. */
export const foldMeeting = (input: MeetingFoldInput): MeetingState =>
  input.entries.some((entry) => isEntryOf(entry, 'seal'))
    ? foldSealed(input, foldSession)
    : foldSession(input);

function foldSession(input: MeetingFoldInput): MeetingState {
  const agendaBefore = agendaOfSheet(input.sheet);
  const judged = judgeMeeting(input, agendaBefore);
  const remarks = new Map<ActId, Remark>(judged.remarks);
  const attendance = foldAttendance(input.doc, judged.attendance, judged.halls);
  const presentMembers = presentIn(attendance);
  const votes = readVotes(input, judged, remarks);
  const decisions = readDecisions(judged.decisionsWith(votes, remarks));
  for (const decision of decisions) {
    if (decision.contested) remarks.set(decision.act, { standing: 'contested', code: 'contested' });
  }
  const { published, roll } = judged;
  const due = roll?.due ?? 0;
  const present = roll?.count(presentMembers) ?? 0;
  const actions = judged.assigned.map(asAction);
  const carried = published?.act.body.carried ?? [];
  const body = published?.act.body;
  return {
    id: input.doc,
    phase: judged.phase,
    title: body?.title ?? sheetText(input.sheet, TITLE_KEY),
    place: body?.place ?? sheetText(input.sheet, PLACE_KEY),
    startsAt: body?.startsAt ?? sheetText(input.sheet, STARTS_AT_KEY),
    agenda: body ? publishedAgenda(body.agenda, input.sheet) : agendaBefore,
    frozen: published !== undefined,
    ...(published ? { notice: asNotice(published) } : {}),
    halls: [...judged.halls],
    attendance,
    due,
    present,
    presentMembers,
    ...(body ? { quorum: quorumOf(body.profile, due, present) } : {}),
    ...(judged.current
      ? { currentItem: judged.current.act.body.item, currentSince: judged.current.act.at }
      : {}),
    votes,
    decisions,
    actions,
    carried,
    sealing: { at: 'open' },
    afterSeal: [],
    obstacles: obstaclesIn({ votes, decisions }),
    acts: input.entries.map(({ act }) => act.id).sort(),
    people: peopleOf(input.entries, [...actions, ...carried]),
    remarks,
  };
}

function readVotes(input: MeetingFoldInput, judged: Judged, remarks: Map<ActId, Remark>): Vote[] {
  const { published, roll } = judged;
  if (!published || !roll) return [];
  const context = {
    profile: published.act.body.profile,
    roll,
    presentBut: (opening: MeetingEntry<'openVote'>) =>
      presentIn(
        foldAttendance(
          input.doc,
          judged.attendance.filter((entry) => !arrivedAfter(entry, opening)),
          judged.halls,
        ),
      ),
  };
  return judged.votes.map((acts) => readVote(acts, context, remarks));
}

/** Somebody came while the vote was open: that changes nothing. A correction to "absent" is another matter [MEET5]. */
const arrivedAfter = (entry: AttendanceEntry, opening: MeetingEntry<'openVote'>): boolean =>
  entry.sees(opening.act.id) && !('present' in entry.act.body && !entry.act.body.present);

const asNotice = ({ act }: MeetingEntry<'notice'>): Notice => ({
  act: act.id,
  by: act.author.id,
  at: act.at,
  profile: act.body.profile,
  roll: act.body.roll,
  rollSource: act.body.rollSource,
  carried: act.body.carried,
  carriedSource: act.body.carriedSource,
});

const asAction = ({ act }: MeetingEntry<'assign'>): ActionItem => ({
  id: act.id,
  item: act.body.item,
  title: act.body.title,
  owner: act.body.owner,
  due: act.body.due,
  by: act.author.id,
});

function peopleOf(
  entries: readonly MeetingEntry[],
  owned: readonly { readonly owner: MemberId }[],
): MemberId[] {
  const people = new Set<MemberId>();
  for (const { act } of entries) {
    people.add(act.author.id);
    if (act.for !== undefined) people.add(act.for);
  }
  for (const { owner } of owned) people.add(owner);
  return [...people];
}
