'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Photo } from '../../../record/photo.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { TopicAction } from '../../topic-state.ts';
import { TopicPhotoField } from '../topics/topic-photo-field.tsx';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

/** How it goes, in the owner's words. */
export function ProgressForm({ desk, action }: { desk: TopicDesk; action: TopicAction }) {
  const t = useTranslations('doing');
  const [typed, setTyped] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const text = typed.trim();
  const signing = useSigning(desk, {
    type: 'progress',
    body: { action: action.id, text, photos: [...photos] },
  });
  if (signing.refused) return null;
  const note = async () => {
    if (!(await signing.sign())) return;
    setTyped('');
    setPhotos([]);
  };
  return (
    <Disclosure title={t('note')} testId="progress-form">
      <TextArea label={t('noteText')} maxLength={MAX_TEXT} value={typed} onChange={setTyped} />
      <TopicPhotoField of={desk.live.id} value={photos} onChange={setPhotos} />
      <Button
        wide
        look="quiet"
        testId="note-progress"
        busy={signing.busy}
        reason={text === '' ? t('noteFirst') : undefined}
        onPress={() => void note()}
      >
        {t('noteNow')}
      </Button>
    </Disclosure>
  );
}
