/** What stands in the way of sealing a record: the one list, for screen, fold and rights alike [MEET10, MEET12, MEET13]. */
import type { ActId } from '../shared/ids.ts';
import type { Decision, Vote } from './meeting-state.ts';

/** A further reason is a further line here, in `obstaclesIn`, and in the words under `seal.obstacle`. */
export type Obstacle =
  | { readonly of: 'open-vote'; readonly vote: ActId; readonly item: string }
  /** Two officers recorded different outcomes, and nobody has settled it. */
  | { readonly of: 'contested-decision'; readonly item: string };

export interface Unfinished {
  readonly votes: readonly Pick<Vote, 'id' | 'item' | 'phase'>[];
  readonly decisions: readonly Pick<Decision, 'item' | 'contested'>[];
}

export function obstaclesIn({ votes, decisions }: Unfinished): Obstacle[] {
  const contested = new Set(decisions.filter((each) => each.contested).map((each) => each.item));
  return [
    ...votes
      .filter((vote) => vote.phase.at === 'open')
      .map(({ id, item }) => ({ of: 'open-vote', vote: id, item }) as const),
    ...[...contested].map((item) => ({ of: 'contested-decision', item }) as const),
  ];
}
