'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Photo } from '../../../record/photo.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import type { TopicAction } from '../../topic-state.ts';
import { TopicPhotoField } from '../topics/topic-photo-field.tsx';
import { useClusterPeople } from '../topics/use-cluster-people.ts';
import { useTopicSettings } from '../topics/use-topic-settings.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

export const CLAIM = 'claim-form';
/** Until the community's own have come to this phone. */
const USUAL = { threshold: 60, days: 14 };

/** The owner says that it is done; who needed it is asked from then on [TOPIC6]. */
export function ClaimForm({ desk, action, open }: { desk: TopicDesk; action: TopicAction; open: boolean }) {
  const t = useTranslations('doing');
  const { rating } = useTopicSettings();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [typed, setTyped] = useState('');
  const { asked, askedSource } = useClusterPeople(desk.state);
  const { threshold, days } = rating ?? USUAL;
  const draft: TopicDraft = {
    type: 'claimDone',
    body: {
      action: action.id,
      text: typed.trim(),
      photos: [...photos],
      asked,
      askedSource,
      threshold,
      days,
    },
  };
  const signing = useSigning(desk, draft);
  if (signing.refused) return null;
  const { raiser, seconds } = desk.state;
  const count = new Set([raiser, ...seconds.map(({ by }) => by), ...asked]).size;
  return (
    <Disclosure title={t('claim')} open={open} testId="claim-form">
      <p>{t('claimWhat', { count, days })}</p>
      <TextArea label={t('claimText')} maxLength={MAX_TEXT} value={typed} onChange={setTyped} />
      <TopicPhotoField of={desk.live.id} label={t('claimPhotos')} value={photos} onChange={setPhotos} />
      <div id={CLAIM}>
        <Button wide testId="claim" busy={signing.busy} onPress={() => void signing.sign()}>
          {t('claimNow')}
        </Button>
      </div>
    </Disclosure>
  );
}
