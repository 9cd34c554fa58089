'use client';

import type { Picture } from '../shared/picture.ts';
import type { StripPhoto } from './photo-strip.tsx';

export interface PhotoTileProps {
  photo: Pick<StripPhoto, 'width' | 'height' | 'removed'>;
  picture: Picture | undefined;
  /** Which one it is: "photo 1 of 3". */
  name: string;
  /** Without it the picture is no button. */
  onOpen?: () => void;
}

const SQUARE = 'block aspect-square w-full min-w-15 rounded-md';

/** One photo, cut to a square; a quiet frame where there is none to see. */
export function PhotoTile({ photo, picture, name, onOpen }: PhotoTileProps) {
  if (photo.removed || picture?.at !== 'here')
    return (
      <div
        role="img"
        aria-label={name}
        className={`${SQUARE} border border-edge border-dashed bg-slate-ground p-[25%]`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-full fill-none stroke-2 stroke-slate">
          <path d={photo.removed ? GONE : WAITS} />
        </svg>
      </div>
    );
  const image = (
    // biome-ignore lint/performance/noImgElement: it lies on this phone; there is nothing to optimise.
    <img
      src={picture.url}
      width={photo.width}
      height={photo.height}
      alt={name}
      decoding="async"
      data-testid="photo"
      className={`${SQUARE} border border-line object-cover`}
    />
  );
  if (!onOpen) return image;
  return (
    <button type="button" onClick={onOpen} aria-haspopup="dialog" className="block w-full rounded-md">
      {image}
    </button>
  );
}

const WAITS = 'M3 5h18v14H3ZM3 16l5-5 4 4 3-3 6 5M15.500 9h.01';
const GONE = 'M3 5h18v14H3ZM3 19 21 5';
