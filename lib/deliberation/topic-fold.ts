/** From verified acts in fold order to what a topic is [ACT9]: rights first, then what people said of it. */
import type { Remark } from '../record/kind.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import { readActions } from './topic-actions.ts';
import { readClaims } from './topic-claims.ts';
import { readComments } from './topic-comments.ts';
import { handOf, isTopicEntryOf, subjectIn, type TopicEntry, type TopicFoldInput } from './topic-entry.ts';
import { citedIn, judgeTopic, type StandingActs } from './topic-judgement.ts';
import { readMerges } from './topic-merges.ts';
import { decideIsContested, reachedBy, screenIsContested } from './topic-phase.ts';
import { type Removed, removedPhotos, shownPhotos } from './topic-photos.ts';
import type { Hand, Screening, TopicDecision, TopicState, Wording } from './topic-state.ts';
import { lastOf, lastWords } from './topic-words.ts';

export function foldTopic(input: TopicFoldInput): TopicState {
  const { standing, remarks } = judgeTopic(input);
  const removed = removedPhotos(standing.of('removePhoto'));
  const reached = reachedBy(standing.governing());
  for (const { act } of reached.overtaken) {
    const by = reached.by?.act.id;
    remarks.set(act.id, { standing: 'late', code: 'overtaken', ...(by === undefined ? {} : { by }) });
  }
  const [raise] = standing.of('raise');
  const raiser = raise && subjectIn(raise);
  const actions = readActions(standing, removed, remarks);
  const seconds = secondsAmong(standing.all(), remarks);
  const secondedBefore = (claim: TopicEntry) =>
    secondsAmong(
      standing.all().filter((entry) => !entry.sees(claim.act.id)),
      new Map(),
    ).map(subjectIn);
  return {
    id: input.doc,
    phase: reached.phase,
    raiser,
    ...wordingsOf(standing, removed, remarks),
    raised: raise && handOf(raise),
    seconds: seconds.map((entry) => ({ ...handOf(entry), act: entry.act.id })),
    comments: readComments(standing, removed),
    ...readScreenings(standing, remarks),
    merges: readMerges(standing, remarks),
    meetings: [...new Set(standing.of('schedule').map(({ act }) => act.body.meeting))],
    decisions: readDecisions(standing, remarks),
    actions: actions.inForce,
    formerActions: actions.former,
    claims: readClaims(standing, removed, raiser, secondedBefore, remarks),
    cited: citedIn(standing.all()),
    removed,
    people: peopleOf(input.entries),
    remarks,
  };
}

/** Each person's second that stands; the raiser's own counts like any other. */
function secondsAmong(entries: readonly TopicEntry[], remarks: Map<ActId, Remark>): TopicEntry<'second'>[] {
  const said = entries.filter(
    (entry): entry is (TopicEntry<'second'> | TopicEntry<'withdraw'>) & TopicEntry =>
      entry.act.type === 'second' || entry.act.type === 'withdraw',
  );
  const words = [...lastWords<TopicEntry>(said, remarks).values()];
  return words.filter((entry) => isTopicEntryOf(entry, 'second'));
}

/** The raise, then rewordings: the last stands, one's own before a helper's. */
function wordingsOf(
  standing: StandingActs,
  removed: Removed,
  remarks: Map<ActId, Remark>,
): Pick<TopicState, 'wording' | 'wordings'> {
  const all: (TopicEntry<'raise'> | TopicEntry<'reword'>)[] = [
    ...standing.of('raise'),
    ...standing.of('reword'),
  ];
  const last = lastOf<TopicEntry>(standing.of('reword'), remarks) ?? all[0];
  const wordings = all.map((entry): { entry: TopicEntry; wording: Wording & Hand } => ({
    entry,
    wording: {
      ...handOf(entry),
      ...entry.act.body,
      photos: shownPhotos(entry.act.body.photos, removed),
    },
  }));
  return {
    wording: wordings.find(({ entry }) => entry === last)?.wording,
    wordings: wordings.filter(({ entry }) => entry !== last).map(({ wording }) => wording),
  };
}

function readScreenings(
  standing: StandingActs,
  remarks: Map<ActId, Remark>,
): Pick<TopicState, 'screenings' | 'formerScreenings'> {
  const all = standing.of('screen');
  const read = all.map((entry): Screening => {
    const { id, body } = entry.act;
    const contested = screenIsContested(entry, all);
    if (contested) remarks.set(id, { standing: 'contested', code: 'contested' });
    return { ...handOf(entry), act: id, ...body, contested };
  });
  const contested = read.filter((screening) => screening.contested);
  const screenings = contested.length > 0 ? contested : read.slice(-1);
  return { screenings, formerScreenings: read.filter((screening) => !screenings.includes(screening)) };
}

function readDecisions(standing: StandingActs, remarks: Map<ActId, Remark>): TopicDecision[] {
  const all = standing.of('decide');
  return all.map((entry) => {
    const { id, body } = entry.act;
    const contested = decideIsContested(entry, all);
    if (contested) remarks.set(id, { standing: 'contested', code: 'contested' });
    const { meeting, outcome, text } = body;
    return { ...handOf(entry), act: id, meeting, outcome, text, contested };
  });
}

function peopleOf(entries: readonly TopicEntry[]): MemberId[] {
  const people = new Set<MemberId>();
  for (const entry of entries) {
    people.add(entry.act.author.id);
    people.add(subjectIn(entry));
    if (isTopicEntryOf(entry, 'assign')) people.add(entry.act.body.owner);
  }
  return [...people];
}
