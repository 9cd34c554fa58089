import type { RefusalCode } from '../../shared/refusal.ts';
import type { MeetingDraft } from '../meeting-rights.ts';
import type { AgendaItem, MeetingState, Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';

/** What a meeting asks of one person now: at most one thing. */
export type Moment =
  | { readonly at: 'vote'; readonly vote: Vote }
  | { readonly at: 'close'; readonly vote: Vote }
  /** A vote has a result that nothing has been made of. */
  | { readonly at: 'decide'; readonly vote: Vote }
  | { readonly at: 'next'; readonly item: AgendaItem }
  /** All is dealt with: the chair seals the record. */
  | { readonly at: 'seal' }
  /** It is sealed, and waits for the recorder's signature. */
  | { readonly at: 'countersign' }
  | { readonly at: 'check-in' }
  | { readonly at: 'nothing' };

type Desk = Pick<MeetingDesk, 'state' | 'me'> & {
  mayNot(draft: MeetingDraft): RefusalCode | undefined;
};

/**
 * Who is present votes before all else; the chair moves the meeting on; who is not present yet checks in, unless
 * the day is `over`.
 */
export function momentOf({ state, me, mayNot }: Desk, over = false): Moment {
  if (mayCountersign({ state, mayNot })) return { at: 'countersign' };
  if (state.phase.at !== 'in-session') return { at: 'nothing' };
  const member = me.member.id;
  const present = state.attendance.get(member)?.presence === 'present';
  const may = (draft: MeetingDraft) => mayNot(draft) === undefined;
  const vote = state.votes.find((each) => each.phase.at === 'open');
  if (vote) {
    const { id, digest } = vote;
    if (
      present &&
      !hasVoted(vote, member) &&
      may({ type: 'ballot', body: { vote: id, choice: 'for', digest } })
    )
      return { at: 'vote', vote };
    if (may({ type: 'closeVote', body: { vote: id, counted: [] } })) return { at: 'close', vote };
  } else {
    const undecided = state.currentItem === undefined ? undefined : undecidedVote(state, state.currentItem);
    if (undecided && may(decisionOn(undecided))) return { at: 'decide', vote: undecided };
    const item = itemAfter(state);
    if (item && may({ type: 'openItem', body: { item: item.id } })) return { at: 'next', item };
  }
  if (!present && !over && may({ type: 'checkIn', body: {} })) return { at: 'check-in' };
  if (itemAfter(state) === undefined && maySealNow({ state, me })) return { at: 'seal' };
  return { at: 'nothing' };
}

const mayCountersign = ({ state: { sealing }, mayNot }: Pick<Desk, 'state' | 'mayNot'>): boolean =>
  sealing.at === 'waiting' &&
  mayNot({ type: 'countersign', body: { seal: sealing.seal.act, digest: sealing.seal.digest } }) ===
    undefined;

/** The digest is made on the sealing page: here it is asked who may, and whether anything stands in the way. */
const maySealNow = ({ state: { phase, obstacles }, me }: Pick<Desk, 'state' | 'me'>): boolean =>
  phase.at === 'in-session' && phase.chair === me.member.id && obstacles.length === 0;

/** Also where somebody of the household voted after: this person has had his say. */
const hasVoted = (vote: Vote, member: string): boolean =>
  vote.ballots.some((ballot) => ballot.voter === member && ballot.standing !== 'void');

/** The last vote on an item, where it is closed and no decision rests on it. */
export function undecidedVote({ votes, decisions }: MeetingState, item: string): Vote | undefined {
  const last = votes.findLast((vote) => vote.item === item && vote.phase.at === 'closed');
  return last && !decisions.some((decision) => decision.vote === last.id) ? last : undefined;
}

const decisionOn = ({ id, item, text }: Vote): MeetingDraft => ({
  type: 'decide',
  body: { item, vote: id, outcome: 'rejected', text },
});

/** The one after the current item; the first, while none is current. */
export const itemAfter = ({ agenda, currentItem }: MeetingState): AgendaItem | undefined =>
  agenda[agenda.findIndex((item) => item.id === currentItem) + 1];
