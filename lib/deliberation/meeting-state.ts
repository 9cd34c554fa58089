/** What a meeting's acts, sheet and stamps add up to: types only, for fold, server and screens alike. */
import type { Folded } from '../record/kind.ts';
import type { Instant } from '../shared/clock.ts';
import type { ActId, DocumentId, MemberId } from '../shared/ids.ts';
import type { AbsenceReason, CarriedAction, Choice, Outcome, RollEntry } from './meeting-acts.ts';
import type { RuleProfile, VoteMethod } from './rule-profile.ts';
import type { Obstacle } from './seal-obstacles.ts';
import type { AfterSeal, Sealing, SealingPast } from './sealing.ts';

export type MeetingPhase =
  | { readonly at: 'preparing' }
  | { readonly at: 'published' }
  | { readonly at: 'in-session'; readonly chair: MemberId }
  | { readonly at: 'sealed'; readonly chair: MemberId };

export interface AgendaItem {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly order: number;
  /** The topic it deals with, by its plain id. */
  readonly topic?: string;
  /** On the sheet but not in the notice: may be discussed; a vote on it is for the profile [MEET3]. */
  readonly unnotified?: true;
}

export interface Notice {
  readonly act: ActId;
  readonly by: MemberId;
  readonly at: Instant;
  readonly profile: RuleProfile;
  readonly roll: readonly RollEntry[];
  readonly rollSource: string;
  readonly carried: readonly CarriedAction[];
  readonly carriedSource: string;
}

/** One person's presence [MEET4]. */
export interface Attendance {
  readonly member: MemberId;
  readonly presence: 'present' | 'announced' | 'absent' | 'contested';
  readonly reason?: AbsenceReason;
  /** The acts that say so, in fold order; where contested, all of them. */
  readonly by: readonly ActId[];
  /** By the device clock of the earliest. */
  readonly at: Instant;
  readonly how: 'code' | 'tick' | 'announced';
}

export interface Quorum {
  readonly needed: number;
  readonly present: number;
  readonly missing: number;
  readonly stands: boolean;
  readonly base: RuleProfile['voter'];
  /** The profile's name. */
  readonly profile: string;
}

export interface Ballot {
  readonly act: ActId;
  readonly voter: MemberId;
  readonly household: string;
  readonly choice: Choice;
  /** Who entered it, where it was not the voter. */
  readonly byHand?: MemberId;
  readonly standing: 'counts' | 'replaced' | 'late' | 'outranked' | 'two-in-household' | 'void';
}

/** A show of hands as typed [MEET7]. */
export interface HandCount {
  readonly act: ActId;
  readonly by: MemberId;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly notVoting: number;
}

/** With the base that was used [MEET1]. */
export interface VoteResult {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly base: number;
  readonly baseOf: RuleProfile['majority']['of'];
  /** Votes in favour that carry it. */
  readonly needed: number;
  /** Only with both majority and quorum. */
  readonly carried: boolean;
  readonly quorumStood: boolean;
}

export type ToBeChecked = 'late-ballots' | 'quorum';

export interface Vote {
  readonly id: ActId;
  readonly item: string;
  readonly text: string;
  /** SHA-256 of the text: what ballots carry. */
  readonly digest: string;
  readonly method: VoteMethod;
  readonly openedBy: MemberId;
  readonly presentAtOpening: readonly MemberId[];
  /** The same in the profile's base, persons or households: what a show of hands must add up to. */
  readonly presentCount: number;
  readonly quorumStood: boolean;
  readonly phase:
    | { readonly at: 'open' }
    | { readonly at: 'closed'; readonly by: ActId; readonly counted: readonly ActId[] };
  readonly ballots: readonly Ballot[];
  readonly count?: HandCount;
  readonly result: VoteResult;
  readonly toBeChecked: readonly ToBeChecked[];
}

export interface Decision {
  readonly act: ActId;
  readonly item: string;
  readonly vote?: ActId;
  readonly outcome: Outcome;
  readonly text: string;
  readonly at: Instant;
  /** Another outcome was recorded by somebody who had not seen this one. */
  readonly contested: boolean;
}

export interface ActionItem {
  readonly id: ActId;
  readonly item: string;
  readonly title: string;
  readonly owner: MemberId;
  /** `2026-12-20`. */
  readonly due: string;
  readonly by: MemberId;
}

export type { CarriedAction };

/** What rights depend on; a state is one, and so is what an act had seen. */
export interface MeetingPast {
  readonly id: DocumentId;
  readonly phase: MeetingPhase;
  readonly notice?: Pick<Notice, 'profile' | 'roll'>;
  readonly agenda: readonly Pick<AgendaItem, 'id' | 'unnotified'>[];
  readonly votes: readonly VotePast[];
  /** Digests of the codes shown in the hall; empty where a code cannot be judged yet. */
  readonly halls: readonly string[];
  readonly sealing: SealingPast;
  /** What stands in the way of sealing. */
  readonly obstacles: readonly Obstacle[];
  /** All acts, by their ids in order: what a seal is made over. Once it is sealed, those in the record. */
  readonly acts: readonly ActId[];
}
export interface VotePast {
  readonly id: ActId;
  readonly item: string;
  readonly method: VoteMethod;
  readonly digest: string;
  readonly presentCount: number;
  readonly phase: { readonly at: 'open' | 'closed' };
  readonly result: { readonly carried: boolean };
}

export interface MeetingState extends Folded, MeetingPast {
  readonly title: string;
  readonly place: string;
  /** Local time, `2026-12-05T14:00`; empty until somebody sets it. */
  readonly startsAt: string;
  readonly agenda: readonly AgendaItem[];
  /** The agenda, since the notice. */
  readonly frozen: boolean;
  readonly notice?: Notice;
  readonly attendance: ReadonlyMap<MemberId, Attendance>;
  /** Those on the roll, and of them those present: persons or households, by the profile. */
  readonly due: number;
  readonly present: number;
  readonly presentMembers: readonly MemberId[];
  readonly quorum?: Quorum;
  readonly currentItem?: string;
  /** By the device clock of who opened it. */
  readonly currentSince?: Instant;
  readonly votes: readonly Vote[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly ActionItem[];
  readonly carried: readonly CarriedAction[];
  readonly sealing: Sealing;
  /** Corrections and objections, in fold order. */
  readonly afterSeal: readonly AfterSeal[];
  /** Authors, subjects and owners: whose names a reader needs. */
  readonly people: readonly MemberId[];
}

export interface MeetingView {
  /** Actions, also carried ones, whose day is past. */
  readonly overdue: readonly ActId[];
  /** Until the meeting's day; negative when past, undefined while it has none. */
  readonly daysUntil: number | undefined;
  /** Its hour has come, by the clock. */
  readonly started: boolean;
  /** Of the time that the agenda gives the item being discussed; negative once it is used up. */
  readonly minutesLeft: number | undefined;
}

/** For lists, today and the feed. Nothing here says why somebody is absent. */
export interface MeetingSummary {
  readonly title: string;
  readonly place: string;
  readonly startsAt: string;
  readonly phase: MeetingPhase['at'];
  readonly items: number;
  readonly present: number;
  readonly due: number;
  readonly openVotes: number;
  readonly decisions: number;
  /** Of the sealed record, once both have signed it. */
  readonly sealed?: string;
  readonly actions: readonly ActionItem[];
  readonly people: readonly MemberId[];
}
