/** What lists, search, figures and the feed need of a topic. */
import type { Photo } from '../record/photo.ts';
import type { TopicState, TopicSummary } from './topic-state.ts';
import { isReopened } from './topic-view.ts';

/** Of a text's beginning, in characters. */
const BEGINNING = 120;

export function summariseTopic(state: TopicState): TopicSummary {
  const { wording, raised, screenings, merges, decisions, claims } = state;
  const photo = firstPhoto(state);
  const screening = screenings.length === 1 ? screenings[0] : undefined;
  const decision = decisions.findLast(({ contested }) => !contested);
  const belongs = screening?.belongs;
  return {
    title: wording?.title ?? '',
    text: (wording?.text ?? '').slice(0, BEGINNING),
    category: wording?.category ?? '',
    ...(wording?.area === undefined ? {} : { area: wording.area }),
    place: wording?.place ?? '',
    ...(photo ? { photo } : {}),
    phase: state.phase,
    ...(raised ? { raiser: raised.by, raisedAt: raised.at } : {}),
    ...(raised?.byHand === undefined ? {} : { byHand: raised.byHand }),
    seconders: state.seconds.map(({ by }) => by),
    comments: state.comments.filter(({ hidden }) => hidden === undefined).length,
    ...(belongs === undefined ? {} : { belongs }),
    ...(screening ? { screenedAt: screening.at } : {}),
    merges: merges.map(({ act, into, contested }) => ({ act, into, contested })),
    meetings: state.meetings,
    ...(decision
      ? { decision: { at: decision.at, outcome: decision.outcome, meeting: decision.meeting } }
      : {}),
    ...actionOf(state),
    ...claimOf(state),
    reopened: claims
      .slice(0, -1)
      .filter(isReopened)
      .map(({ at }) => at),
    people: state.people,
  };
}

function firstPhoto({ wording }: TopicState): Photo | undefined {
  return wording?.photos.find(({ removed }) => removed === undefined);
}

function actionOf({ actions }: TopicState): Pick<TopicSummary, 'action'> {
  const [first] = actions;
  if (!first) return {};
  const { id, title, due } = first;
  return { action: { id, title, owners: actions.map(({ owner }) => owner), due } };
}

function claimOf({ claims }: TopicState): Pick<TopicSummary, 'claim'> {
  const claim = claims.at(-1);
  if (!claim) return {};
  const { act, at, asked, counts, threshold, days, until } = claim;
  const isAsked = new Set(asked);
  const answered = claim.answers.map(({ by }) => by).filter((by) => isAsked.has(by));
  return { claim: { act, at, asked, answered, counts, threshold, days, until } };
}
