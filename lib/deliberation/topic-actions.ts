/** What is to be done: one owner, a deadline, what was reported [TOPIC7]. */
import type { Remark } from '../record/kind.ts';
import type { ActId } from '../shared/ids.ts';
import { handOf, type TopicEntry, unseenAmong } from './topic-entry.ts';
import type { StandingActs } from './topic-judgement.ts';
import { type Removed, shownPhotos } from './topic-photos.ts';
import type { Deadline, Progress, TopicAction } from './topic-state.ts';

export interface Actions {
  /** One, or several that are contested. */
  readonly inForce: readonly TopicAction[];
  readonly former: readonly TopicAction[];
}

/** Whoever assigns knowing of an action replaces it; owners by two who had not seen each other are contested. */
export function readActions(standing: StandingActs, removed: Removed, remarks: Map<ActId, Remark>): Actions {
  const assigned = standing.of('assign');
  const newest = unseenAmong(assigned);
  const lastOfOwner = new Map(newest.map((entry) => [entry.act.body.owner, entry]));
  const contested = lastOfOwner.size > 1;
  const inForce: TopicAction[] = [];
  const former: TopicAction[] = [];
  for (const entry of assigned) {
    const { id, body } = entry.act;
    const last = lastOfOwner.get(body.owner);
    const stands = last === entry;
    if (stands && contested) remarks.set(id, { standing: 'contested', code: 'contested' });
    if (!stands && last && newest.includes(entry))
      remarks.set(id, { standing: 'replaced', code: 'replaced', by: last.act.id });
    const action = asAction(entry, standing, removed, stands && contested);
    (stands ? inForce : former).push(action);
  }
  return { inForce, former };
}

function asAction(
  entry: TopicEntry<'assign'>,
  standing: StandingActs,
  removed: Removed,
  contested: boolean,
): TopicAction {
  const { id, body } = entry.act;
  const moves = standing.of('moveDeadline').flatMap((move): Deadline[] => {
    const { act } = move;
    if (act.body.action !== id) return [];
    return [{ ...handOf(move), act: act.id, due: act.body.due, reason: act.body.reason }];
  });
  const progress = standing.of('progress').flatMap((note): Progress[] => {
    const { act } = note;
    if (act.body.action !== id) return [];
    const photos = shownPhotos(act.body.photos, removed);
    return [{ ...handOf(note), act: act.id, text: act.body.text, photos }];
  });
  const due = moves.at(-1)?.due ?? body.due;
  return { ...handOf(entry), id, title: body.title, owner: body.owner, due, moves, progress, contested };
}
