/** What a topic's acts add up to: types only, for fold, server and screens alike. */
import type { Folded } from '../record/kind.ts';
import type { Photo } from '../record/photo.ts';
import type { Instant } from '../shared/clock.ts';
import type { ActId, DocumentId, MemberId } from '../shared/ids.ts';
import type { Outcome } from './meeting-acts.ts';
import type { Belonging, HideReason, Rating, RemoveReason } from './topic-acts.ts';

/** By acts alone; what the days since a claim add is the view's [TOPIC4]. */
export type TopicPhase =
  | 'missing'
  | 'raised'
  | 'declined'
  | 'taken-up'
  | 'on-agenda'
  | 'decided'
  | 'not-adopted'
  | 'under-way'
  | 'claimed-done';

/** As residents see it. */
export type ShownPhase = TopicPhase | 'closed' | 're-opened';

/** Who did it, and who entered it where that was somebody else (代录). */
export interface Hand {
  readonly by: MemberId;
  readonly byHand?: MemberId;
  /** By the device's clock. */
  readonly at: Instant;
}

export interface ShownPhoto extends Photo {
  /** Only the digest stays. */
  readonly removed?: RemoveReason;
}

export interface Wording {
  readonly title: string;
  readonly category: string;
  readonly area?: string;
  readonly place: string;
  readonly text: string;
  readonly photos: readonly ShownPhoto[];
}

export interface Second extends Hand {
  readonly act: ActId;
}

export interface Comment extends Hand {
  readonly act: ActId;
  readonly text: string;
  readonly replyTo?: ActId;
  readonly passage?: { readonly quote: string; readonly from: string; readonly to: string };
  readonly instead?: string;
  readonly photos: readonly ShownPhoto[];
  /** Its words stay in the record, readable by those who moderate; others see the reason. */
  readonly hidden?: { readonly by: MemberId; readonly reason: HideReason };
  readonly settled?: { readonly by: MemberId; readonly taken: boolean };
}

export interface Screening extends Hand {
  readonly act: ActId;
  readonly verdict: 'taken-up' | 'declined';
  readonly reason: string;
  readonly belongs?: Belonging;
  /** Another who had not seen this one screened it otherwise. */
  readonly contested: boolean;
}

export interface Merge extends Hand {
  readonly act: ActId;
  readonly into: DocumentId;
  /** Another who had not seen this one merged it elsewhere: neither joins until a person undoes one [TOPIC3]. */
  readonly contested: boolean;
}

export interface TopicDecision extends Hand {
  readonly act: ActId;
  readonly meeting: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly contested: boolean;
}

export interface Progress extends Hand {
  readonly act: ActId;
  readonly text: string;
  readonly photos: readonly ShownPhoto[];
}

export interface Deadline extends Hand {
  readonly act: ActId;
  readonly due: string;
  readonly reason: string;
}

export interface TopicAction extends Hand {
  readonly id: ActId;
  readonly title: string;
  readonly owner: MemberId;
  /** As it was last moved: `2026-12-20`. */
  readonly due: string;
  readonly moves: readonly Deadline[];
  readonly progress: readonly Progress[];
  /** Another who had not seen this one gave it to somebody else: both are shown [TOPIC7]. */
  readonly contested: boolean;
}

export interface Answer extends Hand {
  readonly act: ActId;
  readonly satisfied: Rating;
  readonly text: string;
}

/** 问效: one claim that it is done, and what those who were asked answered [TOPIC6]. */
export interface Claim extends Hand {
  readonly act: ActId;
  readonly action: ActId;
  readonly text: string;
  readonly photos: readonly ShownPhoto[];
  /** The raiser, all seconders, and those of merged topics. */
  readonly asked: readonly MemberId[];
  /** One for each person; others than those asked may answer too, and do not count. */
  readonly answers: readonly Answer[];
  readonly counts: Readonly<Record<Rating, number>>;
  /** Never counted as satisfied. */
  readonly unanswered: number;
  readonly threshold: number;
  readonly days: number;
  /** Answers stamped later do not count; by the stamp of the claim, or its device's clock until it has one [ACT10]. */
  readonly until: Instant;
}

/** A citation of a photo by an act that stands. */
export interface CitedPhoto {
  readonly digest: string;
  readonly by: MemberId;
}

/** What rights depend on; a state is one, and so is what an act had seen. */
export interface TopicPast {
  readonly id: DocumentId;
  readonly phase: TopicPhase;
  readonly raiser: MemberId | undefined;
  readonly actions: readonly Pick<TopicAction, 'id' | 'owner'>[];
  readonly claims: readonly Pick<Claim, 'act' | 'action'>[];
  readonly comments: readonly Pick<Comment, 'act' | 'by'>[];
  readonly merges: readonly Pick<Merge, 'act'>[];
  readonly cited: readonly CitedPhoto[];
}

export interface TopicState extends Folded, TopicPast {
  /** undefined while nothing but others' acts is here. */
  readonly wording: Wording | undefined;
  /** Former ones, oldest first. */
  readonly wordings: readonly (Wording & Hand)[];
  readonly raised: Hand | undefined;
  readonly seconds: readonly Second[];
  readonly comments: readonly Comment[];
  /** The last, or all that are contested. A contested one counts for nothing. */
  readonly screenings: readonly Screening[];
  /** Those before, in fold order. */
  readonly formerScreenings: readonly Screening[];
  /** Those that stand, not the undone. */
  readonly merges: readonly Merge[];
  readonly meetings: readonly string[];
  readonly decisions: readonly TopicDecision[];
  /** Those now in force: one, or all that are contested. */
  readonly actions: readonly TopicAction[];
  readonly formerActions: readonly TopicAction[];
  /** Oldest first, one for each action; the last is the one that is asked about. */
  readonly claims: readonly Claim[];
  readonly removed: ReadonlyMap<string, RemoveReason>;
  readonly people: readonly MemberId[];
}

export interface TopicView {
  readonly phase: ShownPhase;
  /** Of the action in force, and while none of it is claimed done; negative once it is past. */
  readonly daysLeft: number | undefined;
  /** Until the answers are counted; undefined when none is awaited. */
  readonly daysToAnswer: number | undefined;
  /** In per cent of the answers; undefined without any. */
  readonly satisfied: number | undefined;
}

/** For the board, search, today, figures and clusters; many lie on each phone, so it is small. */
export interface TopicSummary {
  readonly title: string;
  /** The beginning of it. */
  readonly text: string;
  readonly category: string;
  readonly area?: string;
  readonly place: string;
  readonly photo?: Photo;
  readonly phase: TopicPhase;
  /** Absent, as `raisedAt`, while it is missing. */
  readonly raiser?: MemberId;
  readonly byHand?: MemberId;
  readonly raisedAt?: Instant;
  readonly seconders: readonly MemberId[];
  readonly comments: number;
  readonly belongs?: Belonging;
  readonly screenedAt?: Instant;
  readonly merges: readonly { readonly act: ActId; readonly into: DocumentId; readonly contested: boolean }[];
  readonly meetings: readonly string[];
  readonly decision?: { readonly at: Instant; readonly outcome: Outcome; readonly meeting: string };
  readonly action?: {
    readonly id: ActId;
    readonly title: string;
    readonly owners: readonly MemberId[];
    readonly due: string;
  };
  readonly claim?: {
    readonly act: ActId;
    readonly at: Instant;
    readonly asked: readonly MemberId[];
    readonly answered: readonly MemberId[];
    readonly counts: Readonly<Record<Rating, number>>;
    readonly threshold: number;
    readonly days: number;
    readonly until: Instant;
  };
  /** When what was claimed done before the last claim, and re-opened by its answers, had been claimed. */
  readonly reopened: readonly Instant[];
  readonly people: readonly MemberId[];
}
