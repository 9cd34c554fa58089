/**
 * Who may do what in a meeting. One predicate for the door (no past: roles alone, which no later state can heal),
 * for the fold (the act's own causal past) and for screens (the state of now).
 */
import type { Member, Role } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import type { Draft, heldActs } from '../record/kind.ts';
import type { ActId } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import { hallDigest } from './hall-code.ts';
import type { BodyOf, MeetingActs } from './meeting-acts.ts';
import type { MeetingPast, VotePast } from './meeting-state.ts';
import { manifestDigest, manifestOf } from './record-manifest.ts';
import type { SealingPast } from './sealing.ts';

export type MeetingDraft = Draft<MeetingActs & typeof heldActs>;

export function mayActInMeeting(author: Member, act: MeetingDraft, past?: MeetingPast): Refusal | undefined {
  return atTheDoor(author, act) ?? (past ? inItsPast(author, act, past) : undefined);
}

/** The offices of which one is needed; none for what every resident may do. */
const offices: Readonly<Record<MeetingDraft['type'], readonly Role[]>> = {
  notice: ['planner'],
  takeChair: ['chair'],
  checkIn: [],
  tick: ['recorder', 'chair'],
  openItem: ['chair'],
  openVote: ['chair'],
  ballot: [],
  count: ['recorder', 'chair'],
  closeVote: ['chair'],
  decide: ['chair'],
  assign: ['chair', 'recorder', 'planner'],
  seal: ['chair'],
  countersign: ['recorder'],
  reopen: ['chair', 'recorder'],
  correct: ['chair', 'recorder'],
  object: [],
  confirm: ['chair', 'recorder', 'committee'],
  reject: ['chair', 'recorder', 'committee'],
};

function atTheDoor(author: Member, act: MeetingDraft): Refusal | undefined {
  const needed = offices[act.type];
  if (needed.length > 0 && !hasRole(author, ...needed)) return refuse('role-missing');
  if (act.type === 'tick') return act.for === undefined ? refuse('bad-act') : undefined;
  if (act.for === undefined) return undefined;
  if (act.type !== 'ballot') return refuse('bad-act');
  return hasRole(author, 'recorder', 'chair') ? undefined : refuse('role-missing'); // the desk [ACT7]
}

function inItsPast(author: Member, act: MeetingDraft, past: MeetingPast): Refusal | undefined {
  if (past.sealing.at !== 'open' && !afterSealing.has(act.type)) return refuse('sealed');
  switch (act.type) {
    case 'notice':
      return past.notice ? refuse('already-published') : undefined;
    case 'takeChair':
    case 'assign':
      return published(past) ?? (act.type === 'assign' ? knownItem(past, act.body.item) : undefined);
    case 'checkIn':
      return published(past) ?? onTheRoll(past, author.id) ?? hallCode(past, act.body.code);
    case 'tick':
      return published(past) ?? onTheRoll(past, act.for);
    case 'openItem':
      return inTheChair(past, author) ?? knownItem(past, act.body.item);
    case 'openVote':
      return inTheChair(past, author) ?? mayOpenVote(past, act.body);
    case 'ballot':
      return mayBallot(past, act.body) ?? onTheRoll(past, act.for ?? author.id);
    case 'count':
      return mayCount(past, act.body);
    case 'closeVote':
      return inTheChair(past, author) ?? openVote(past, act.body.vote);
    case 'decide':
      return inTheChair(past, author) ?? knownItem(past, act.body.item) ?? mayDecide(past, act.body);
    case 'seal':
      return maySeal(past, author, act.body);
    case 'countersign':
      return mayCountersign(past.sealing, author, act.body);
    case 'reopen':
      return mayReopen(past.sealing, act.body.seal);
    case 'correct':
      return ofTheSealed(past.sealing, act.body.seal);
    case 'object':
      return ofTheSealed(past.sealing, act.body.seal) ?? onTheRoll(past, author.id);
    case 'confirm':
    case 'reject':
      return undefined;
  }
}

/** What may still be done once a record is sealed. */
const afterSealing: ReadonlySet<MeetingDraft['type']> = new Set([
  'seal',
  'countersign',
  'reopen',
  'correct',
  'object',
  'confirm',
  'reject',
]);

/** The one in the chair, with nothing in the way; where two seals contradict, whoever has the office, with a reason. */
function maySeal(past: MeetingPast, author: Member, body: BodyOf<'seal'>): Refusal | undefined {
  const { sealing } = past;
  if (sealing.at === 'contested') {
    return body.reason === undefined ? refuse('reason-missing') : overAllActs(past, body);
  }
  if (sealing.at !== 'open') return refuse('sealed');
  if (past.obstacles.length > 0) return inTheChair(past, author) ?? refuse('not-ready');
  return inTheChair(past, author) ?? overAllActs(past, body);
}

/** What came in while it was made would be neither in it nor late. */
const overAllActs = (past: MeetingPast, { digest, parts, previous }: BodyOf<'seal'>): Refusal | undefined =>
  manifestDigest(manifestOf(past.id, parts, past.acts, previous)) === digest
    ? undefined
    : refuse('seal-mismatch');

function mayCountersign(
  sealing: SealingPast,
  author: Member,
  body: BodyOf<'countersign'>,
): Refusal | undefined {
  if (sealing.at === 'contested') return refuse('contested');
  if (sealing.at === 'open' || sealing.seal.act !== body.seal) return refuse('not-sealed');
  if (sealing.at === 'sealed') return refuse('sealed');
  if (sealing.seal.by === author.id) return refuse('second-person');
  return sealing.seal.digest === body.digest ? undefined : refuse('seal-mismatch');
}

function mayReopen(sealing: SealingPast, seal: ActId): Refusal | undefined {
  if (sealing.at === 'sealed') return refuse('sealed');
  return ofTheSealed(sealing, seal);
}

function ofTheSealed(sealing: SealingPast, seal: ActId): Refusal | undefined {
  if (sealing.at === 'open') return refuse('not-sealed');
  const seals = sealing.at === 'contested' ? sealing.seals : [sealing.seal];
  return seals.some(({ act }) => act === seal) ? undefined : refuse('not-sealed');
}

const published = (past: MeetingPast): Refusal | undefined =>
  past.notice ? undefined : refuse('not-published');

const inTheChair = (past: MeetingPast, author: Member): Refusal | undefined =>
  past.phase.at === 'in-session' && past.phase.chair === author.id ? undefined : refuse('not-the-chair');

function onTheRoll(past: MeetingPast, member: string | undefined): Refusal | undefined {
  const roll = past.notice?.roll ?? [];
  return member !== undefined && rollIndex(roll).has(member) ? undefined : refuse('not-entitled');
}

/** Rolls are frozen with their notice, so each is indexed once. */
const indexes = new WeakMap<object, ReadonlySet<string>>();
function rollIndex(roll: readonly { readonly id: string }[]): ReadonlySet<string> {
  const known = indexes.get(roll) ?? new Set(roll.map((entry) => entry.id));
  indexes.set(roll, known);
  return known;
}

function hallCode(past: MeetingPast, code: string | undefined): Refusal | undefined {
  if (code === undefined || past.halls.length === 0) return undefined;
  return past.halls.includes(hallDigest(past.id, code)) ? undefined : refuse('wrong-hall-code');
}

const knownItem = (past: MeetingPast, item: string): Refusal | undefined =>
  past.agenda.some((known) => known.id === item) ? undefined : refuse('no-such-item');

function mayOpenVote(past: MeetingPast, body: BodyOf<'openVote'>): Refusal | undefined {
  const item = past.agenda.find((known) => known.id === body.item);
  if (!item) return refuse('no-such-item');
  if (item.unnotified && !past.notice?.profile.voteOnUnnotified) return refuse('not-on-agenda');
  if (!past.notice?.profile.methods.includes(body.method)) return refuse('wrong-method');
  return past.votes.some((vote) => vote.phase.at === 'open') ? refuse('vote-open') : undefined;
}

const voteOf = (past: MeetingPast, id: ActId): VotePast | undefined => past.votes.find((v) => v.id === id);

function openVote(past: MeetingPast, id: ActId): Refusal | undefined {
  const vote = voteOf(past, id);
  if (!vote) return refuse('no-such-vote');
  return vote.phase.at === 'open' ? undefined : refuse('vote-closed');
}

function mayBallot(past: MeetingPast, body: BodyOf<'ballot'>): Refusal | undefined {
  const vote = voteOf(past, body.vote);
  if (!vote) return refuse('no-such-vote');
  if (vote.method !== 'named') return refuse('wrong-method');
  if (vote.digest !== body.digest) return refuse('wrong-text');
  return openVote(past, body.vote);
}

function mayCount(past: MeetingPast, body: BodyOf<'count'>): Refusal | undefined {
  const vote = voteOf(past, body.vote);
  if (!vote) return refuse('no-such-vote');
  if (vote.method !== 'hands') return refuse('wrong-method');
  const sum = body.for + body.against + body.abstained + body.notVoting;
  return (
    openVote(past, body.vote) ?? (sum === vote.presentCount ? undefined : refuse('counts-do-not-add-up'))
  );
}

function mayDecide(past: MeetingPast, body: BodyOf<'decide'>): Refusal | undefined {
  if (body.vote === undefined) return undefined;
  const vote = voteOf(past, body.vote);
  if (!vote || vote.item !== body.item) return refuse('no-such-vote');
  if (vote.phase.at === 'open') return refuse('vote-open');
  return body.outcome === 'adopted' && !vote.result.carried ? refuse('not-carried') : undefined;
}
