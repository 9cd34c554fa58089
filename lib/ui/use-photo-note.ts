'use client';

import { useTranslations } from 'use-intl';
import type { Picture } from '../shared/picture.ts';
import type { StripPhoto } from './photo-strip.tsx';

/** What is to be said of a photo that is not simply there; undefined where there is nothing. */
export function usePhotoNote(): (
  photo: Pick<StripPhoto, 'removed'>,
  picture: Picture | undefined,
) => string | undefined {
  const t = useTranslations('photos');
  const refusals = useTranslations('refusals');
  return ({ removed }, picture) => {
    if (removed) return t('removed', { why: t(`why.${removed}`) });
    if (picture === undefined) return undefined;
    if (picture.at !== 'here') return t(picture.at);
    const { unsent } = picture;
    if (unsent === undefined) return undefined;
    return unsent === 'waiting'
      ? t('waiting')
      : t('refused', { what: refusals(`${unsent}.what`), next: refusals(`${unsent}.next`) });
  };
}
