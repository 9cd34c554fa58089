'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Photo } from '../../record/photo.ts';
import { type KindName, parseDocumentId } from '../../shared/ids.ts';
import type { Picture } from '../../shared/picture.ts';
import { no, type Result } from '../../shared/refusal.ts';
import type { WantedPhoto } from '../device.ts';
import { deviceActions, useDeviceHandle, useDeviceState } from '../device-provider.tsx';

export interface PhotosForScreens {
  /** Makes a photo small and keeps it on this phone; it is sent once an act of the document names it. */
  add(file: Blob): Promise<Result<Photo>>;
  /** By digest. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

const none: ReadonlyMap<string, Picture> = new Map();

/** `photos`: those that are to be shown, of this document. `id`: the part after the colon. */
export function usePhotos(kind: KindName, id: string, photos: readonly WantedPhoto[]): PhotosForScreens {
  const handle = useDeviceHandle();
  const { session } = useDeviceState();
  const doc = parseDocumentId(`${kind}:${id}`);
  const member = session.at === 'signed-in' ? session.me.member.id : undefined;
  const wanted = JSON.stringify(photos.map(({ digest, removed }) => ({ digest, removed })));
  const [pictures, setPictures] = useState(none);

  useEffect(() => {
    if (!member || !doc) return;
    const shown = handle.showPhotos?.(doc, JSON.parse(wanted) as WantedPhoto[]);
    if (!shown) return;
    const show = () => setPictures(shown.pictures());
    show();
    const stop = shown.subscribe(show);
    return () => {
      stop();
      shown.close();
    };
  }, [handle, doc, member, wanted]);

  const add = useCallback(
    async (file: Blob) => (doc ? deviceActions.addPhoto(doc, file) : no('no-such-kind')),
    [doc],
  );
  return { add, pictures: member ? pictures : none };
}
