/** What a topic says to phones that have it closed. */
import type { Push } from '../record/kind.ts';
import type { MemberId } from '../shared/ids.ts';
import type { TopicState } from './topic-state.ts';

type Told = Pick<TopicState, 'phase' | 'raiser' | 'seconds' | 'meetings' | 'claims'>;

export function pushesOfTopic(state: Told): Push[] {
  const meeting = state.meetings.at(-1);
  if (state.phase === 'on-agenda' && meeting !== undefined) {
    return [{ key: meeting, kind: 'agenda', to: concernedBy(state) }];
  }
  const claim = state.claims.at(-1);
  if (state.phase !== 'claimed-done' || !claim) return [];
  const answered = new Set(claim.answers.map(({ by }) => by));
  const waiting = claim.asked.filter((member) => !answered.has(member));
  return waiting.length > 0 ? [{ key: claim.act, kind: 'rating', to: waiting }] : [];
}

const concernedBy = ({ raiser, seconds }: Told): MemberId[] => [
  ...new Set([...(raiser === undefined ? [] : [raiser]), ...seconds.map(({ by }) => by)]),
];
