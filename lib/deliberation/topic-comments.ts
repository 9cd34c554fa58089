/** Comments and suggestions; what was hidden, and what was dealt with. The last word on each stands. */
import type { ActId } from '../shared/ids.ts';
import { handOf, type TopicEntry } from './topic-entry.ts';
import type { StandingActs } from './topic-judgement.ts';
import { type Removed, shownPhotos } from './topic-photos.ts';
import type { Comment } from './topic-state.ts';

/** A reply to a comment that was hidden meanwhile stands, under what is left of it. */
export function readComments(standing: StandingActs, removed: Removed): Comment[] {
  const hidden = lastOn([...standing.of('hide'), ...standing.of('show')], standing);
  const settled = lastOn(standing.of('settle'), standing);
  return standing.of('comment').map((entry): Comment => {
    const { id, body } = entry.act;
    const hide = hidden.get(id)?.act;
    const settle = settled.get(id)?.act;
    return {
      ...handOf(entry),
      act: id,
      text: body.text,
      ...(body.replyTo === undefined ? {} : { replyTo: body.replyTo }),
      ...(body.passage === undefined ? {} : { passage: body.passage }),
      ...(body.instead === undefined ? {} : { instead: body.instead }),
      photos: shownPhotos(body.photos, removed),
      ...(hide?.type === 'hide' ? { hidden: { by: hide.author.id, reason: hide.body.reason } } : {}),
      ...(settle ? { settled: { by: settle.author.id, taken: settle.body.taken } } : {}),
    };
  });
}

/** The last of these in fold order, by the comment that they name. */
function lastOn<E extends TopicEntry<'hide' | 'show' | 'settle'>>(
  entries: readonly E[],
  standing: StandingActs,
): Map<ActId, E> {
  const all: readonly TopicEntry[] = standing.all();
  const inOrder = [...entries].sort((a, b) => all.indexOf(a) - all.indexOf(b));
  return new Map(inOrder.map((entry) => [entry.act.body.comment, entry]));
}
