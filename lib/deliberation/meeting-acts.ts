/** What can be done in a meeting, act by act: the schemas of their bodies. */
import * as v from 'valibot';
import { MAX_SHEET_TEXT } from '../record/document.ts';
import { type ActId, type DocumentId, isPlainId, type MemberId, parseDocumentId } from '../shared/ids.ts';
import { isCalendarDate, isLocalDateTime } from './local-time.ts';
import { ruleProfileSchema, voteMethods } from './rule-profile.ts';

/** The longest roll: a notice must stay below the longest act. */
const MAX_ROLL = 5000;
export const MAX_TITLE = 120;
export const MAX_TEXT = 2000;
const MAX_ITEMS = 100;
export const MAX_MINUTES = 600;

const member = v.custom<MemberId>(isPlainId);
const act = v.custom<ActId>(isPlainId);
const plainId = v.custom<string>(isPlainId);
const title = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TITLE));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT));
const sourceText = v.pipe(v.string(), v.maxLength(MAX_SHEET_TEXT));
const isDocument = (id: unknown): boolean => typeof id === 'string' && parseDocumentId(id) !== undefined;
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const people = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_ROLL));

export const absenceReasons = ['ill', 'away', 'work', 'care', 'other'] as const;
export const choices = ['for', 'against', 'abstain'] as const;
export const outcomes = ['adopted', 'rejected', 'deferred'] as const;

export const rollEntry = v.strictObject({
  id: member,
  household: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** The household's declared representative. */
  rep: v.optional(v.literal(true)),
});
export const carriedAction = v.strictObject({
  action: act,
  title,
  owner: member,
  due: v.custom<string>(isCalendarDate),
  /** The meeting that made it. */
  doc: v.custom<string>(isDocument),
});
const noticedItem = v.strictObject({
  id: plainId,
  title,
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_MINUTES)),
});

export const meetingActs = {
  /** Freezes the agenda and brings what the fold needs from elsewhere [MEET3, DOC7]. */
  notice: v.strictObject({
    title,
    place: v.pipe(v.string(), v.maxLength(MAX_TITLE)),
    startsAt: v.custom<string>(isLocalDateTime),
    profile: ruleProfileSchema,
    agenda: v.pipe(v.array(noticedItem), v.maxLength(MAX_ITEMS)),
    roll: v.pipe(v.array(rollEntry), v.maxLength(MAX_ROLL)),
    rollSource: sourceText,
    /** SHA-256 of the roll in canonical JSON. */
    rollDigest: digest,
    carried: v.pipe(v.array(carriedAction), v.maxLength(500)),
    carriedSource: sourceText,
  }),
  /** Opens the session. `hall`: digest of the code shown in the hall (hallDigest). */
  takeChair: v.strictObject({ hall: digest }),
  checkIn: v.strictObject({ code: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))) }),
  tick: v.strictObject({ present: v.boolean(), reason: v.optional(v.picklist(absenceReasons)) }),
  openItem: v.strictObject({ item: plainId }),
  /** The vote's id is this act's. `present`: the presence that its opener saw [MEET5]. */
  openVote: v.strictObject({
    item: plainId,
    method: v.picklist(voteMethods),
    text,
    present: v.pipe(v.array(member), v.maxLength(MAX_ROLL)),
  }),
  ballot: v.strictObject({ vote: act, choice: v.picklist(choices), digest }),
  /** A show of hands [MEET7]. */
  count: v.strictObject({ vote: act, for: people, against: people, abstained: people, notVoting: people }),
  /** `counted`: the ballots, or the one count, that make the result [MEET9]. */
  closeVote: v.strictObject({ vote: act, counted: v.pipe(v.array(act), v.maxLength(MAX_ROLL)) }),
  decide: v.strictObject({ item: plainId, vote: v.optional(act), outcome: v.picklist(outcomes), text }),
  /** The action's id is this act's. */
  assign: v.strictObject({ item: plainId, title, owner: member, due: v.custom<string>(isCalendarDate) }),
  /** By the chair: freezes the record [MEET13]. `parts`: their salted hashes by name; `digest`: of the manifest. */
  seal: v.strictObject({
    digest,
    parts: v.record(v.pipe(v.string(), v.regex(/^[a-z]+(\/[a-z0-9-]{1,64}){0,2}$/)), digest),
    previous: v.optional(v.strictObject({ doc: v.custom<DocumentId>(isDocument), digest })),
    /** Where it settles two that contradict each other. */
    reason: v.optional(text),
  }),
  /** By the recorder: the second signature. */
  countersign: v.strictObject({ seal: act, digest }),
  /** Takes a seal back before the second signature. */
  reopen: v.strictObject({ seal: act, reason: text }),
  /** To a sealed record, by those who keep it; it changes nothing in it. */
  correct: v.strictObject({ seal: act, item: v.optional(plainId), text }),
  /** To a sealed record, by anybody on the roll. */
  object: v.strictObject({ seal: act, item: v.optional(plainId), text }),
} as const;

export type MeetingActs = typeof meetingActs;
export type MeetingActType = keyof MeetingActs;
export type BodyOf<T extends MeetingActType> = v.InferOutput<MeetingActs[T]>;
export type RollEntry = v.InferOutput<typeof rollEntry>;
export type CarriedAction = v.InferOutput<typeof carriedAction>;
export type AbsenceReason = (typeof absenceReasons)[number];
export type Choice = (typeof choices)[number];
export type Outcome = (typeof outcomes)[number];
