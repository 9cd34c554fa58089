/** Photos as acts cite them, with what was removed: of that only the digest stays. */
import type { Photo } from '../record/photo.ts';
import type { RemoveReason } from './topic-acts.ts';
import type { TopicEntry } from './topic-entry.ts';
import type { ShownPhoto, TopicState } from './topic-state.ts';

export type Removed = ReadonlyMap<string, RemoveReason>;

/** By digest: whoever cites it later cites something removed. */
export function removedPhotos(entries: readonly TopicEntry<'removePhoto'>[]): Removed {
  const removed = new Map<string, RemoveReason>();
  for (const { act } of entries) {
    if (!removed.has(act.body.digest)) removed.set(act.body.digest, act.body.reason);
  }
  return removed;
}

export const shownPhotos = (photos: readonly Photo[], removed: Removed): ShownPhoto[] =>
  photos.map((photo) => {
    const reason = removed.get(photo.digest);
    return reason === undefined ? photo : { ...photo, removed: reason };
  });

export const photosOfTopic = ({
  cited,
  removed,
}: Pick<TopicState, 'cited' | 'removed'>): ReadonlyMap<string, 'cited' | 'removed'> =>
  new Map(cited.map(({ digest }) => [digest, removed.has(digest) ? 'removed' : 'cited']));
