/**
 * A photo as it is sent: drawn anew on this phone, upright, its longer side 1600 pixels at most, as JPEG of 1 MiB at
 * most. Nothing but the picture goes with it: where and when it was taken stays behind [PHOTO1].
 */
import { MAX_PHOTO_BYTES, MAX_PHOTO_SIDE, type Photo } from '../../record/photo.ts';
import { no, ok, type Result } from '../../shared/refusal.ts';
import { digestOf } from './digest-of.ts';
import { withoutMetadata } from './without-metadata.ts';

export interface SmallPhoto {
  readonly photo: Photo;
  readonly content: Uint8Array<ArrayBuffer>;
}

const TYPE = 'image/jpeg';
const QUALITIES = [0.85, 0.75, 0.65, 0.5];
/** Smaller than this no photo needs to be. */
const LEAST_SIDE = 400;

export async function makeSmall(file: Blob): Promise<Result<SmallPhoto>> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return no('not-a-photo');
  try {
    for (let most = MAX_PHOTO_SIDE; most >= LEAST_SIDE; most = Math.round(most * 0.75)) {
      const scale = Math.min(1, most / Math.max(picture.width, picture.height));
      const width = Math.max(1, Math.round(picture.width * scale));
      const height = Math.max(1, Math.round(picture.height * scale));
      const encode = draw(picture, width, height);
      for (const quality of QUALITIES) {
        const blob = await encode(quality);
        if (blob?.type !== TYPE) return no('not-a-photo');
        if (blob.size > MAX_PHOTO_BYTES) continue;
        const content = withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
        const digest = await digestOf(content);
        return ok({ photo: { digest, type: TYPE, bytes: content.length, width, height }, content });
      }
    }
    return no('too-large');
  } finally {
    picture.close();
  }
}

type Encode = (quality: number) => Promise<Blob | null>;

/** On white, where it can be seen through. */
function draw(picture: ImageBitmap, width: number, height: number): Encode {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(width, height);
    paint(canvas.getContext('2d'), picture, width, height);
    return (quality) => canvas.convertToBlob({ type: TYPE, quality });
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  paint(canvas.getContext('2d'), picture, width, height);
  return (quality) => new Promise((resolve) => canvas.toBlob(resolve, TYPE, quality));
}

function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
  picture: ImageBitmap,
  width: number,
  height: number,
): void {
  if (!context) return;
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
}
