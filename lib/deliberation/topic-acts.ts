/** What can be done in a topic, act by act: the schemas of their bodies. */
import * as v from 'valibot';
import { MAX_SHEET_TEXT } from '../record/document.ts';
import { photoSchema } from '../record/photo.ts';
import { type ActId, isPlainId, type MemberId } from '../shared/ids.ts';
import { isCalendarDate } from './local-time.ts';
import { MAX_TEXT, MAX_TITLE, outcomes } from './meeting-acts.ts';

/** Of one act. */
export const MAX_PHOTOS = 6;
/** Of the words that a comment points at. */
export const MAX_QUOTE = 280;
const MAX_ASKED = 5000;

const member = v.custom<MemberId>(isPlainId);
const act = v.custom<ActId>(isPlainId);
const plainId = v.custom<string>(isPlainId);
const title = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TITLE));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT));
const anyText = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const sourceText = v.pipe(v.string(), v.maxLength(MAX_SHEET_TEXT));
const day = v.custom<string>(isCalendarDate);
const photos = v.pipe(v.array(photoSchema), v.maxLength(MAX_PHOTOS));
/** A Yjs relative position, base64url: it moves with the text. */
const position = v.pipe(v.string(), v.maxLength(200), v.regex(/^[A-Za-z0-9_-]+$/));

export const ratings = ['yes', 'partly', 'no'] as const;
export const hideReasons = ['insult', 'private', 'false', 'spam', 'other'] as const;
export const removeReasons = ['private', 'wrong', 'other'] as const;
/** Whose matter it is where the pavilion cannot decide it. */
export const belongings = ['owners-assembly', 'property-manager', 'authority', 'neighbours'] as const;

const wording = {
  title,
  category: plainId,
  area: v.optional(plainId),
  place: v.pipe(v.string(), v.maxLength(MAX_TITLE)),
  text: anyText,
  photos,
};

export const topicActs = {
  /** Makes the topic [TOPIC1]. */
  raise: v.strictObject(wording),
  /** The raiser's own correction, until it is decided; the former wording stays in the record. */
  reword: v.strictObject(wording),
  second: v.strictObject({}),
  withdraw: v.strictObject({}),
  /** `passage`: of the proposal. `instead`: what to put there, as a suggestion [TOPIC5]. */
  comment: v.strictObject({
    text: anyText,
    replyTo: v.optional(act),
    passage: v.optional(
      v.strictObject({
        quote: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE)),
        from: position,
        to: position,
      }),
    ),
    instead: v.optional(anyText),
    photos,
  }),
  /** A suggestion, or a comment on a passage, has been dealt with. */
  settle: v.strictObject({ comment: act, taken: v.boolean() }),
  hide: v.strictObject({ comment: act, reason: v.picklist(hideReasons) }),
  show: v.strictObject({ comment: act }),
  screen: v.strictObject({
    verdict: v.picklist(['taken-up', 'declined']),
    /** Needed to decline. */
    reason: anyText,
    belongs: v.optional(v.picklist(belongings)),
  }),
  /** This topic is the same as that one, by its plain id; a link, undone by `unmerge` [TOPIC3]. */
  mergeInto: v.strictObject({ topic: plainId }),
  unmerge: v.strictObject({ merge: act }),
  /** Onto the agenda of the meeting of that plain id. */
  schedule: v.strictObject({ meeting: plainId }),
  /** What a meeting decided; `source`: its act there. */
  decide: v.strictObject({ meeting: plainId, outcome: v.picklist(outcomes), text, source: v.optional(act) }),
  /** The action's id is this act's [TOPIC7]. */
  assign: v.strictObject({ title, owner: member, due: day }),
  progress: v.strictObject({ action: act, text: anyText, photos }),
  moveDeadline: v.strictObject({ action: act, due: day, reason: text }),
  /** Brings who else is asked, and by what rule: the raisers and seconders of topics merged into this one [DOC7]. */
  claimDone: v.strictObject({
    action: act,
    text: anyText,
    photos,
    asked: v.pipe(v.array(member), v.maxLength(MAX_ASKED)),
    askedSource: sourceText,
    /** Share of "yes" (and half of each "partly") among the answers under which it re-opens, in per cent. */
    threshold: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
    /** Days in which answers are awaited. */
    days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(90)),
  }),
  rate: v.strictObject({ claim: act, satisfied: v.picklist(ratings), text: anyText }),
  /** The digest stays, the picture goes. */
  removePhoto: v.strictObject({
    digest: photoSchema.entries.digest,
    reason: v.picklist(removeReasons),
  }),
} as const;

export type TopicActs = typeof topicActs;
export type TopicActType = keyof TopicActs;
export type TopicBodyOf<T extends TopicActType> = v.InferOutput<TopicActs[T]>;
export type Rating = (typeof ratings)[number];
export type HideReason = (typeof hideReasons)[number];
export type RemoveReason = (typeof removeReasons)[number];
export type Belonging = (typeof belongings)[number];
/** The prose root that residents write together. */
export const PROPOSAL = 'prose/proposal';
