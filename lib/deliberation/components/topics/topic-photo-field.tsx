'use client';

import type { Photo } from '../../../record/photo.ts';
import { type DocumentId, plainIdOf } from '../../../shared/ids.ts';
import { usePhotos } from '../../../sync/photos/use-photos.ts';
import { PhotoField } from '../../../ui/photo-field.tsx';
import { MAX_PHOTOS } from '../../topic-acts.ts';

export interface TopicPhotoFieldProps {
  of: DocumentId;
  label?: string;
  value: readonly Photo[];
  onChange: (value: readonly Photo[]) => void;
}

/** Photos that come with an entry. */
export function TopicPhotoField({ of, label, value, onChange }: TopicPhotoFieldProps) {
  const { add, pictures } = usePhotos('topic', plainIdOf(of), value);
  return (
    <PhotoField
      {...(label && { label })}
      value={value}
      onChange={onChange}
      add={add}
      pictures={pictures}
      limit={MAX_PHOTOS}
    />
  );
}
