/** Comments and suggestions; what was hidden, and what was dealt with. The last word on each stands. */
import type { ActId } from '../shared/ids.ts';
import { handOf, isTopicEntryOf, type TopicEntry } from './topic-entry.ts';
import type { StandingActs } from './topic-judgement.ts';
import { type Removed, shownPhotos } from './topic-photos.ts';
import type { Comment } from './topic-state.ts';

/** A reply to a comment that was hidden meanwhile stands, under what is left of it. */
export function readComments(standing: StandingActs, removed: Removed): Comment[] {
  const hidden = new Map<ActId, TopicEntry<'hide'> | TopicEntry<'show'>>();
  const settled = new Map<ActId, TopicEntry<'settle'>>();
  for (const entry of standing.all()) {
    if (isTopicEntryOf(entry, 'hide') || isTopicEntryOf(entry, 'show'))
      hidden.set(entry.act.body.comment, entry);
    else if (isTopicEntryOf(entry, 'settle')) settled.set(entry.act.body.comment, entry);
  }
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
