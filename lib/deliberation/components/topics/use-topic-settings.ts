'use client';

import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { useDevice } from '../../../sync/use-device.ts';
import type { Belonging } from '../../topic-acts.ts';
import { readTopicSettings, type TopicSettings } from '../../topic-settings.ts';

export interface ShownCategory {
  readonly id: string;
  /** In the language of the screen. */
  readonly name: string;
  readonly belongs?: Belonging | undefined;
}

export interface ShownTopicSettings {
  readonly categories: readonly ShownCategory[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** undefined until they have come to this phone. */
  readonly rating: TopicSettings['rating'] | undefined;
}

/** What the community has decided about its topics. */
export function useTopicSettings(): ShownTopicSettings {
  const { settings } = useDevice();
  const locale = useLocale();
  const { topics, areas } = settings;
  return useMemo(() => {
    const read = readTopicSettings(topics);
    const inChinese = locale.startsWith('zh');
    return {
      categories: (read?.categories ?? []).map(({ id, name, nameEn, belongs }) => ({
        id,
        name: inChinese ? name : nameEn,
        belongs,
      })),
      areas,
      rating: read?.rating,
    };
  }, [topics, areas, locale]);
}
