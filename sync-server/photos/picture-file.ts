/**
 * What a file is, by its own bytes, without decoding it: one whole still picture, JPEG, PNG or WebP, with nothing behind
 * it (so that it is no other kind of file too), within the bounds of a photo, and without where it was taken [PHOTO4].
 */
import { MAX_PHOTO_SIDE, type PhotoType } from '../../lib/record/photo.ts';
import { no, ok, type Result } from '../../lib/shared/refusal.ts';
import { readJpeg } from './jpeg-file.ts';
import { readPng } from './png-file.ts';
import { readWebp } from './webp-file.ts';

/** As a reader of one format found it. */
export interface FoundPicture {
  readonly width: number;
  readonly height: number;
  /** It carries a place, or metadata of which that cannot be told. */
  readonly hasPlace: boolean;
}

export interface PictureFile {
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
}

const readers: Readonly<Record<PhotoType, (bytes: Uint8Array) => FoundPicture | undefined>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
};

export function readPicture(bytes: Uint8Array): Result<PictureFile> {
  const type = sniff(bytes);
  const found = type && readers[type](bytes);
  if (!type || !found) return no('not-a-photo');
  const { width, height, hasPlace } = found;
  if (width < 1 || height < 1) return no('not-a-photo');
  if (Math.max(width, height) > MAX_PHOTO_SIDE) return no('too-large');
  return hasPlace ? no('has-metadata') : ok({ type, width, height });
}

/** By its first bytes. */
export function sniff(bytes: Uint8Array): PhotoType | undefined {
  const begins = (at: number, ...expected: number[]): boolean =>
    expected.every((byte, i) => bytes[at + i] === byte);
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return undefined;
}
