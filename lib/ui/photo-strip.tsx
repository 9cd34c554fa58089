'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Picture } from '../shared/picture.ts';
import { Dialog } from './dialog.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { usePhotoNote } from './use-photo-note.ts';

export interface StripPhoto {
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  /** Why it was taken away; its place stays. */
  readonly removed?: 'private' | 'wrong' | 'other' | undefined;
}

export interface PhotoStripProps {
  photos: readonly StripPhoto[];
  /** By digest; of one that is not in it nothing is known yet. */
  pictures: ReadonlyMap<string, Picture>;
  /** Beside a picture that is shown large: taking it away, for those who may. */
  actions?: ((photo: StripPhoto) => ReactNode) | undefined;
}

/** The photos of one entry, side by side; each opens larger. What cannot be seen is said in words under them. */
export function PhotoStrip({ photos, pictures, actions }: PhotoStripProps) {
  const t = useTranslations('photos');
  const noteOf = usePhotoNote();
  const [shown, setShown] = useState<number>();
  const total = photos.length;
  if (total === 0) return null;
  const large = shown === undefined ? undefined : photos[shown];
  const picture = large && pictures.get(large.digest);
  const notes = photos.flatMap((photo, at) => {
    const note = noteOf(photo, pictures.get(photo.digest));
    return note ? [{ key: photo.digest, text: t('note', { n: at + 1, what: note }) }] : [];
  });
  return (
    <div className="flex flex-col gap-2" data-testid="photos">
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
        {photos.map((photo, at) => (
          <li key={photo.digest} className="min-w-0">
            <PhotoTile
              photo={photo}
              picture={pictures.get(photo.digest)}
              name={t('nth', { n: at + 1, total })}
              onOpen={() => setShown(at)}
            />
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className="flex flex-col gap-1 text-ink-soft text-sm">
          {notes.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      <Dialog
        open={picture?.at === 'here'}
        title={t('nth', { n: (shown ?? 0) + 1, total })}
        close={t('close')}
        onClose={() => setShown(undefined)}
        actions={large && actions?.(large)}
      >
        {large && picture?.at === 'here' && (
          // biome-ignore lint/performance/noImgElement: it lies on this phone; there is nothing to optimise.
          <img
            src={picture.url}
            width={large.width}
            height={large.height}
            alt={t('nth', { n: (shown ?? 0) + 1, total })}
            className="h-auto max-h-[70dvh] w-full rounded-md object-contain"
          />
        )}
      </Dialog>
    </div>
  );
}
