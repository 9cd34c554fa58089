/** Who is there: own check-ins and helpers' ticks become one presence for each person [MEET4]. */
import type { DocumentId, MemberId } from '../shared/ids.ts';
import { hallDigest } from './hall-code.ts';
import type { MeetingEntry } from './meeting-entry.ts';
import type { Attendance } from './meeting-state.ts';

export type AttendanceEntry = MeetingEntry<'checkIn'> | MeetingEntry<'tick'>;

/** A person's own word and each helper's last. */
interface Words {
  readonly withCode: AttendanceEntry[];
  readonly announced: AttendanceEntry[];
  readonly ticks: Map<MemberId, MeetingEntry<'tick'>[]>;
}

/** `entries` in fold order; `halls`: digests of the codes that were shown. */
export function foldAttendance(
  doc: DocumentId,
  entries: readonly AttendanceEntry[],
  halls: ReadonlySet<string>,
): Map<MemberId, Attendance> {
  const isRight = codeCheck(doc, halls);
  const words = new Map<MemberId, Words>();
  for (const entry of entries) {
    const member = entry.act.for ?? entry.act.author.id;
    const of: Words = words.get(member) ?? { withCode: [], announced: [], ticks: new Map() };
    words.set(member, of);
    if (isTick(entry))
      of.ticks.set(entry.act.author.id, [...(of.ticks.get(entry.act.author.id) ?? []), entry]);
    else if (isRight(entry.act.body.code)) of.withCode.push(entry);
    else of.announced.push(entry);
  }
  const attendance = new Map<MemberId, Attendance>();
  for (const [member, of] of words) attendance.set(member, attendanceOf(member, of));
  return attendance;
}

const isTick = (entry: AttendanceEntry): entry is MeetingEntry<'tick'> => entry.act.type === 'tick';

/** Each code is digested once. */
function codeCheck(doc: DocumentId, halls: ReadonlySet<string>): (code: string | undefined) => boolean {
  const known = new Map<string, boolean>();
  return (code) => {
    if (code === undefined) return false;
    const right = known.get(code) ?? halls.has(hallDigest(doc, code));
    known.set(code, right);
    return right;
  };
}

function attendanceOf(member: MemberId, words: Words): Attendance {
  if (words.withCode.length > 0) {
    return said(member, 'present', 'code', [...words.withCode, ...standingTicks(words, true)]);
  }
  const last = [...words.ticks.values()].flatMap((ticks) => ticks.at(-1) ?? []);
  if (last.length === 0) return said(member, 'announced', 'announced', words.announced);
  const present = last.filter((entry) => entry.act.body.present);
  if (present.length === last.length) return said(member, 'present', 'tick', standingTicks(words, true));
  if (present.length > 0) return said(member, 'contested', 'tick', last);
  const absent = said(member, 'absent', 'tick', last);
  const reason = last.findLast((entry) => entry.act.body.reason !== undefined)?.act.body.reason;
  return reason === undefined ? absent : { ...absent, reason };
}

/** A hand's ticks since it last said otherwise: a repeated tick does not move the time of the first. */
function standingTicks(words: Words, present: boolean): MeetingEntry<'tick'>[] {
  return [...words.ticks.values()].flatMap((ticks) =>
    ticks.slice(ticks.findLastIndex((entry) => entry.act.body.present !== present) + 1),
  );
}

function said(
  member: MemberId,
  presence: Attendance['presence'],
  how: Attendance['how'],
  entries: readonly AttendanceEntry[],
): Attendance {
  return {
    member,
    presence,
    how,
    by: entries.map((entry) => entry.act.id),
    at: entries.reduce((earliest, entry) => Math.min(earliest, entry.act.at), Number.POSITIVE_INFINITY),
  };
}

export const presentIn = (attendance: ReadonlyMap<MemberId, Attendance>): MemberId[] =>
  [...attendance.values()].filter((of) => of.presence === 'present').map((of) => of.member);
