/** What a screen is given that still asks between a sign-out and the next sign-in. */
import type { Picture } from '../shared/picture.ts';
import type { OpenDocument, ShownPhotos } from './device.ts';

export const NOBODYS_DOCUMENT: OpenDocument = {
  view: () => ({ status: 'loading' }),
  subscribe: () => () => undefined,
  close: () => undefined,
};

const NO_PICTURES: ReadonlyMap<string, Picture> = new Map();
export const NOBODYS_PHOTOS: ShownPhotos = {
  pictures: () => NO_PICTURES,
  subscribe: () => () => undefined,
  close: () => undefined,
};
