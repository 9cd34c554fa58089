/** A vote with its ballots or its count, its result, and what a person should look at [MEET5, MEET7–MEET9]. */
import type { Remark } from '../record/kind.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import {
  type BallotEntry,
  type BallotStanding,
  standingsAfterClose,
  standingsAmong,
  voterOf,
} from './ballots.ts';
import type { MeetingEntry } from './meeting-entry.ts';
import type { Ballot, HandCount, ToBeChecked, Vote, VoteResult } from './meeting-state.ts';
import { quorumOf } from './quorum.ts';
import type { Roll } from './roll.ts';
import type { RuleProfile } from './rule-profile.ts';
import { choicesOf, lateCouldChange, resultOfBallots, resultOfHands, type VoteBase } from './vote-result.ts';

/** What belongs to one vote, in fold order. */
export interface VoteActs {
  readonly open: MeetingEntry<'openVote'>;
  readonly digest: string;
  /** By authors who had the right, but for those who voted after they knew it was closed. */
  readonly ballots: BallotEntry[];
  readonly counts: MeetingEntry<'count'>[];
  /** Acts whose author knew that it was closed. */
  readonly afterClose: Set<ActId>;
  readonly voidBallots: BallotEntry[];
  close?: MeetingEntry<'closeVote'>;
}

export interface VoteContext {
  readonly profile: RuleProfile;
  readonly roll: Roll;
  /** Who was there by all that does not come after this act's opening: for [MEET5]. */
  presentBut(opening: MeetingEntry<'openVote'>): readonly MemberId[];
}

export function readVote(acts: VoteActs, context: VoteContext, remarks: Map<ActId, Remark>): Vote {
  const { body, author, id } = acts.open.act;
  const base = baseOf(acts.open, context);
  const shared = {
    id,
    item: body.item,
    text: body.text,
    digest: acts.digest,
    method: body.method,
    openedBy: author.id,
    presentAtOpening: body.present,
    presentCount: base.present.size,
    quorumStood: base.quorumStood,
    phase: acts.close
      ? ({ at: 'closed', by: acts.close.act.id, counted: acts.close.act.body.counted } as const)
      : ({ at: 'open' } as const),
  };
  const told: Told =
    body.method === 'named' ? namedVote(acts, base, remarks) : handsVote(acts, base, remarks);
  const toBeChecked: ToBeChecked[] = told.lateMatters ? ['late-ballots'] : [];
  if (stoodWith(context.presentBut(acts.open), context) !== base.quorumStood) toBeChecked.push('quorum');
  const count = told.count ? { count: told.count } : {};
  const ballots = [
    ...told.ballots,
    ...acts.voidBallots.map((entry) => asBallot(entry, 'void', context.roll)),
  ];
  return { ...shared, ...count, ballots, result: told.result, toBeChecked };
}

function baseOf(open: MeetingEntry<'openVote'>, { profile, roll }: VoteContext): VoteBase {
  const present = new Set<string>();
  for (const member of open.act.body.present) {
    const unit = roll.unitOf(member);
    if (unit !== undefined) present.add(unit);
  }
  return { profile, roll, present, quorumStood: quorumOf(profile, roll.due, present.size).stands };
}

const stoodWith = (present: readonly MemberId[], { profile, roll }: VoteContext): boolean =>
  quorumOf(profile, roll.due, roll.count(present)).stands;

interface Told {
  readonly ballots: readonly Ballot[];
  readonly result: VoteResult;
  readonly count?: HandCount;
  readonly lateMatters: boolean;
}

function namedVote(acts: VoteActs, base: VoteBase, remarks: Map<ActId, Remark>): Told {
  const { close, ballots } = acts;
  const closed = close
    ? standingsAfterClose(
        ballots,
        new Set(close.act.body.counted),
        (id) => close.sees(id),
        (entry) => acts.afterClose.has(entry.act.id),
        base.roll,
      )
    : { standings: standingsAmong(ballots, base.roll), late: [] };
  const standingOf = (entry: BallotEntry): BallotStanding => closed.standings.get(entry.act.id) ?? 'void';
  const counting = ballots.filter((entry) => standingOf(entry) === 'counts');
  for (const entry of ballots) {
    const remark = remarkOn(standingOf(entry), close?.act.id, acts.afterClose.has(entry.act.id));
    if (remark) remarks.set(entry.act.id, remark);
  }
  return {
    ballots: ballots.map((entry) => asBallot(entry, standingOf(entry), base.roll)),
    result: resultOfBallots(choicesOf(counting, base.roll), base),
    lateMatters: lateCouldChange(counting, closed.late, base),
  };
}

function handsVote(acts: VoteActs, base: VoteBase, remarks: Map<ActId, Remark>): Told {
  const listed = acts.close && new Set(acts.close.act.body.counted);
  const counted = acts.counts.findLast((entry) => !listed || listed.has(entry.act.id));
  const count = counted && asCount(counted);
  const result = resultOfHands(count, base);
  let lateMatters = false;
  for (const entry of acts.counts) {
    if (entry === counted) continue;
    const late = acts.close && !acts.close.sees(entry.act.id);
    const afterClose = acts.afterClose.has(entry.act.id);
    const remark = remarkOn(late ? 'late' : 'replaced', acts.close?.act.id, afterClose);
    if (remark) remarks.set(entry.act.id, remark);
    if (late && !afterClose) lateMatters ||= resultOfHands(asCount(entry), base).carried !== result.carried;
  }
  return { ballots: [], result, lateMatters, ...(count ? { count } : {}) };
}

const asCount = ({ act }: MeetingEntry<'count'>): HandCount => ({
  act: act.id,
  by: act.author.id,
  for: act.body.for,
  against: act.body.against,
  abstained: act.body.abstained,
  notVoting: act.body.notVoting,
});

function asBallot(entry: BallotEntry, standing: BallotStanding, roll: Roll): Ballot {
  const voter = voterOf(entry);
  const author = entry.act.author.id;
  const ballot: Ballot = {
    act: entry.act.id,
    voter,
    household: roll.entry(voter)?.household ?? '',
    choice: entry.act.body.choice,
    standing,
  };
  return author === voter ? ballot : { ...ballot, byHand: author };
}

function remarkOn(standing: BallotStanding, close: ActId | undefined, knew: boolean): Remark | undefined {
  switch (standing) {
    case 'counts':
    case 'void':
      return undefined;
    case 'replaced':
    case 'outranked':
      return { standing: 'replaced', code: standing };
    case 'two-in-household':
      return { standing: 'contested', code: standing };
    case 'late': {
      const code = knew ? 'vote-closed' : 'late';
      return close === undefined ? { standing: 'late', code } : { standing: 'late', code, by: close };
    }
  }
}
