/** 问效: what was claimed done, who is asked, and what they answered [TOPIC6]. */
import type { Remark } from '../record/kind.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import { DAY_MS } from './local-time.ts';
import type { Rating } from './topic-acts.ts';
import { handOf, isOwnWord, subjectIn, type TopicEntry } from './topic-entry.ts';
import type { StandingActs } from './topic-judgement.ts';
import { type Removed, shownPhotos } from './topic-photos.ts';
import type { Answer, Claim } from './topic-state.ts';
import { lastWords } from './topic-words.ts';

type ClaimEntry = TopicEntry<'claimDone'>;

/** `seconded`: who seconds, by those acts alone that had not seen this one. */
export function readClaims(
  standing: StandingActs,
  removed: Removed,
  raiser: MemberId | undefined,
  secondedBefore: (claim: ClaimEntry) => Iterable<MemberId>,
  remarks: Map<ActId, Remark>,
): Claim[] {
  const standsFor = oneForEachAction(standing, remarks);
  const ratings = standing.of('rate');
  return standing.of('claimDone').flatMap((entry) => {
    if (standsFor.get(entry.act.id) !== entry) return [];
    const asked = new Set<MemberId>(raiser === undefined ? [] : [raiser]);
    for (const member of secondedBefore(entry)) asked.add(member);
    for (const member of entry.act.body.asked) asked.add(member);
    const rated = ratings.filter((rate) => standsFor.get(rate.act.body.claim) === entry);
    return [asClaim(entry, removed, [...asked], rated, remarks)];
  });
}

/** Of claims for one action by people who had not heard of each other: the owner's own, else the first. */
function oneForEachAction(standing: StandingActs, remarks: Map<ActId, Remark>): Map<ActId, ClaimEntry> {
  const ownerOf = new Map(standing.of('assign').map(({ act }) => [act.id, act.body.owner]));
  const isOwners = (entry: ClaimEntry) =>
    isOwnWord(entry) && subjectIn(entry) === ownerOf.get(entry.act.body.action);
  const all = standing.of('claimDone');
  const standsFor = new Map<ActId, ClaimEntry>();
  for (const entry of all) {
    const same = all.filter(({ act }) => act.body.action === entry.act.body.action);
    const stands = same.find(isOwners) ?? same[0] ?? entry;
    standsFor.set(entry.act.id, stands);
    if (stands === entry) continue;
    const code = isOwners(stands) && !isOwners(entry) ? 'own-word-stands' : 'replaced';
    remarks.set(entry.act.id, { standing: 'replaced', code, by: stands.act.id });
  }
  return standsFor;
}

function asClaim(
  entry: ClaimEntry,
  removed: Removed,
  asked: readonly MemberId[],
  rated: readonly TopicEntry<'rate'>[],
  remarks: Map<ActId, Remark>,
): Claim {
  const { id, at, body } = entry.act;
  const until = (entry.stamp?.at ?? at) + body.days * DAY_MS;
  const inTime = rated.filter((rate) => {
    const late = rate.stamp !== undefined && rate.stamp.at > until;
    if (late) remarks.set(rate.act.id, { standing: 'late', code: 'answered-late', by: id });
    return !late;
  });
  const answers = [...lastWords(inTime, remarks).values()].map(asAnswer);
  const isAsked = new Set(asked);
  const counted = answers.filter(({ by }) => isAsked.has(by));
  const count = (rating: Rating) => counted.filter(({ satisfied }) => satisfied === rating).length;
  return {
    ...handOf(entry),
    act: id,
    action: body.action,
    text: body.text,
    photos: shownPhotos(body.photos, removed),
    asked,
    answers,
    counts: { yes: count('yes'), partly: count('partly'), no: count('no') },
    unanswered: asked.length - counted.length,
    threshold: body.threshold,
    days: body.days,
    until,
  };
}

const asAnswer = (entry: TopicEntry<'rate'>): Answer => ({
  ...handOf(entry),
  act: entry.act.id,
  satisfied: entry.act.body.satisfied,
  text: entry.act.body.text,
});
