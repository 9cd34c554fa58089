'use client';

import { type ChangeEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Picture } from '../shared/picture.ts';
import type { RefusalCode, Result } from '../shared/refusal.ts';
import { Button } from './button.tsx';
import type { StripPhoto } from './photo-strip.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { usePhotoNote } from './use-photo-note.ts';

export interface PhotoFieldProps<P extends StripPhoto> {
  /** What the photos are for; otherwise "photos". */
  label?: string;
  value: readonly P[];
  onChange: (value: readonly P[]) => void;
  /** Makes it small and keeps it on this phone. */
  add: (file: Blob) => Promise<Result<P>>;
  pictures: ReadonlyMap<string, Picture>;
  limit?: number;
}

/** Takes photos, or chooses them; each can be taken out again before the entry is made. */
export function PhotoField<P extends StripPhoto>(props: PhotoFieldProps<P>) {
  const { label, value, onChange, add, pictures, limit = 6 } = props;
  const t = useTranslations('photos');
  const refusals = useTranslations('refusals');
  const noteOf = usePhotoNote();
  const id = useId();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();

  async function addAll(files: readonly File[]): Promise<void> {
    setBusy(true);
    setRefused(undefined);
    let chosen = value;
    for (const file of files.slice(0, limit - value.length)) {
      const added = await add(file);
      if (!added.ok) setRefused(added.refusal.code);
      else if (!chosen.some(({ digest }) => digest === added.value.digest)) {
        chosen = [...chosen, added.value];
        onChange(chosen);
      }
    }
    setBusy(false);
  }

  const input = {
    type: 'file',
    accept: 'image/*',
    className: 'hidden',
    tabIndex: -1,
    'aria-hidden': true,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const files = [...(event.target.files ?? [])];
      // The same file may be chosen once more.
      event.target.value = '';
      void addAll(files);
    },
  } as const;
  const full = value.length >= limit ? t('full', { limit }) : undefined;

  return (
    <fieldset aria-describedby={`${id}-hint`} className="flex min-w-0 flex-col gap-3">
      <legend className="font-semibold">{label ?? t('label')}</legend>
      <p id={`${id}-hint`} className="text-ink-soft text-sm">
        {t('hint', { limit })}
      </p>
      {value.length > 0 && (
        <ul className="flex flex-col gap-3">
          {value.map((photo, at) => (
            <li key={photo.digest} className="flex flex-wrap items-center justify-between gap-3">
              <span className="w-24 shrink-0">
                <PhotoTile
                  photo={photo}
                  picture={pictures.get(photo.digest)}
                  name={t('nth', { n: at + 1, total: value.length })}
                />
              </span>
              <span className="min-w-0 grow basis-24 text-ink-soft text-sm empty:hidden">
                {noteOf(photo, pictures.get(photo.digest))}
              </span>
              <Button
                look="quiet"
                busy={isBusy}
                label={t('takeOutNth', { n: at + 1 })}
                onPress={() => onChange(value.filter(({ digest }) => digest !== photo.digest))}
              >
                {t('takeOut')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input {...input} ref={camera} capture="environment" />
      <input {...input} ref={album} multiple data-testid="photo-input" />
      <div className="flex flex-wrap gap-3">
        <span className="hidden max-w-full pointer-coarse:block">
          <Button look="quiet" reason={full} busy={isBusy} onPress={() => camera.current?.click()}>
            {t('take')}
          </Button>
        </span>
        <Button look="quiet" reason={full} busy={isBusy} onPress={() => album.current?.click()}>
          {t('choose')}
        </Button>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {isBusy ? t('busy') : undefined}
      </p>
      {refused && (
        <p role="alert" className="text-vermilion" data-testid="photo-refused">
          <span className="block">{refusals(`${refused}.what`)}</span>
          <span className="block">{refusals(`${refused}.next`)}</span>
        </p>
      )}
    </fieldset>
  );
}
