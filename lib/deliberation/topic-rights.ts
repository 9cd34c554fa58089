/**
 * Who may do what in a topic. One predicate for the door (no past: roles and form alone, which no later state can
 * heal), for the fold (the act's own causal past) and for screens (the state of now).
 */
import type { Member, Role } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import type { Draft, heldActs } from '../record/kind.ts';
import { type ActId, type MemberId, plainIdOf } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import type { TopicActs, TopicBodyOf } from './topic-acts.ts';
import type { TopicPast, TopicPhase } from './topic-state.ts';

export type TopicDraft = Draft<TopicActs & typeof heldActs>;

export function mayActInTopic(author: Member, act: TopicDraft, past?: TopicPast): Refusal | undefined {
  return atTheDoor(author, act) ?? (past ? inItsPast(author, act, past) : undefined);
}

/** Who may act for somebody without a phone (代录), and in what. */
export const helperRoles: readonly Role[] = ['volunteer', 'coordinator', 'recorder', 'chair', 'committee'];
const helped: ReadonlySet<TopicDraft['type']> = new Set([
  'raise',
  'reword',
  'second',
  'withdraw',
  'comment',
  'rate',
  'progress',
  'claimDone',
]);

/** The offices of which one is needed; none for what every resident may do. */
const offices: Readonly<Record<TopicDraft['type'], readonly Role[]>> = {
  raise: [],
  reword: [],
  second: [],
  withdraw: [],
  comment: [],
  settle: [],
  hide: ['committee'],
  show: ['committee'],
  screen: ['planner', 'committee'],
  mergeInto: ['planner', 'committee'],
  unmerge: ['planner', 'committee'],
  schedule: ['planner', 'committee'],
  decide: ['chair', 'recorder'],
  assign: ['chair', 'recorder', 'planner'],
  progress: [],
  moveDeadline: ['committee'],
  claimDone: [],
  rate: [],
  removePhoto: [],
  confirm: ['chair', 'recorder', 'committee'],
  reject: ['chair', 'recorder', 'committee'],
};

function atTheDoor(author: Member, act: TopicDraft): Refusal | undefined {
  const needed = offices[act.type];
  if (needed.length > 0 && !hasRole(author, ...needed)) return refuse('role-missing');
  if (act.for !== undefined && act.for !== author.id) {
    if (!helped.has(act.type)) return refuse('bad-act');
    if (!hasRole(author, ...helperRoles)) return refuse('role-missing');
  }
  const declined = act.type === 'screen' && act.body.verdict === 'declined';
  return declined && act.body.reason.trim() === '' ? refuse('reason-missing') : undefined;
}

function inItsPast(author: Member, act: TopicDraft, past: TopicPast): Refusal | undefined {
  if (act.type === 'confirm' || act.type === 'reject') return undefined;
  if (act.type === 'raise') return past.raiser === undefined ? undefined : refuse('already-raised');
  if (past.raiser === undefined) return refuse('not-raised');
  const subject = act.for ?? author.id;
  switch (act.type) {
    case 'second':
    case 'withdraw':
    case 'decide':
      return undefined;
    case 'reword':
      if (subject !== past.raiser) return refuse('not-the-raiser');
      return isDecided(past.phase) ? refuse('already-decided') : undefined;
    case 'comment':
      return act.body.replyTo === undefined ? undefined : knownAct(past.comments, act.body.replyTo);
    case 'settle':
      return knownAct(past.comments, act.body.comment) ?? maySettle(author, act.body.comment, past);
    case 'hide':
    case 'show':
      return knownAct(past.comments, act.body.comment);
    case 'screen':
      return isUnderWay(past.phase) ? refuse('already-decided') : undefined;
    case 'mergeInto':
      return act.body.topic === plainIdOf(past.id) ? refuse('bad-value') : undefined;
    case 'unmerge':
      return knownAct(past.merges, act.body.merge);
    case 'schedule':
      return isUnderWay(past.phase) ? refuse('already-decided') : wasTakenUp(past.phase);
    case 'assign':
      return wasTakenUp(past.phase);
    case 'progress':
      return mayReport(author, subject, act.body.action, past);
    case 'moveDeadline':
      return knownAction(past, act.body.action);
    case 'claimDone':
      return mayReport(author, subject, act.body.action, past) ?? mayClaim(act.body.action, past);
    case 'rate':
      return knownAct(past.claims, act.body.claim);
    case 'removePhoto':
      return mayRemove(author, act.body, past);
  }
}

const isUnderWay = (phase: TopicPhase): boolean => phase === 'decided' || phase === 'under-way';
/** What the pavilion has decided on is not reworded any more. */
const isDecided = (phase: TopicPhase): boolean =>
  isUnderWay(phase) || phase === 'not-adopted' || phase === 'claimed-done';

const wasTakenUp = (phase: TopicPhase): Refusal | undefined =>
  phase === 'raised' || phase === 'declined' || phase === 'not-adopted' ? refuse('not-taken-up') : undefined;

const knownAct = (known: readonly { readonly act: ActId }[], act: ActId): Refusal | undefined =>
  known.some((each) => each.act === act) ? undefined : refuse('not-in-topic');

const knownAction = (past: TopicPast, action: ActId): Refusal | undefined =>
  past.actions.some(({ id }) => id === action) ? undefined : refuse('not-in-topic');

function maySettle(author: Member, comment: ActId, past: TopicPast): Refusal | undefined {
  const writer = past.comments.find(({ act }) => act === comment)?.by;
  const may = author.id === writer || author.id === past.raiser || hasRole(author, 'planner', 'committee');
  return may ? undefined : refuse('role-missing');
}

/** Its owner, somebody for its owner, or the committee. */
function mayReport(author: Member, subject: MemberId, id: ActId, past: TopicPast): Refusal | undefined {
  const action = past.actions.find((each) => each.id === id);
  if (!action) return refuse('not-in-topic');
  return action.owner === subject || hasRole(author, 'committee') ? undefined : refuse('not-the-owner');
}

const mayClaim = (action: ActId, past: TopicPast): Refusal | undefined =>
  past.claims.some((claim) => claim.action === action) ? refuse('already-claimed') : undefined;

/** Others' photos are the committee's to remove; so is one that several people brought. */
function mayRemove(author: Member, body: TopicBodyOf<'removePhoto'>, past: TopicPast): Refusal | undefined {
  const cited = past.cited.filter(({ digest }) => digest === body.digest);
  if (cited.length === 0) return refuse('not-in-topic');
  const own = cited.every(({ by }) => by === author.id);
  return own || hasRole(author, 'committee') ? undefined : refuse('role-missing');
}
