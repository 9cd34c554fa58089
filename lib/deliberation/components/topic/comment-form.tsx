'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Photo } from '../../../record/photo.ts';
import type { ActId, MemberId } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import { TopicPhotoField } from '../topics/topic-photo-field.tsx';
import { useReason } from '../use-reason.ts';
import type { TopicDesk } from './topic-desk.ts';

export interface CommentFormProps {
  desk: TopicDesk;
  replyTo?: ActId;
  /** For whom it is entered. */
  person?: MemberId;
  done?: () => void;
}

/** A few words; the button comes with the first of them. */
export function CommentForm({ desk, replyTo, person, done }: CommentFormProps) {
  const t = useTranslations('comments');
  const reason = useReason();
  const [typed, setTyped] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [busy, setBusy] = useState(false);
  const text = typed.trim();
  const draft: TopicDraft = {
    type: 'comment',
    body: { text, ...(replyTo && { replyTo }), photos: [...photos] },
    ...(person && { for: person }),
  };
  const say = async () => {
    setBusy(true);
    if (await desk.sign(draft)) {
      setTyped('');
      setPhotos([]);
      done?.();
    }
    setBusy(false);
  };
  const label = person
    ? t('writeFor', { name: desk.nameOf(person) })
    : replyTo
      ? t('writeAnswer')
      : t('write');
  return (
    <div className="flex flex-col gap-3">
      <TextArea
        label={label}
        rows={2}
        maxLength={MAX_TEXT}
        value={typed}
        onChange={setTyped}
        testId={replyTo ? 'answer-text' : 'comment-text'}
      />
      {(text !== '' || replyTo || person) && (
        <>
          <TopicPhotoField of={desk.live.id} value={photos} onChange={setPhotos} />
          <Button
            wide
            look="quiet"
            testId="say"
            busy={busy}
            reason={reason(desk.mayNot(draft)) ?? (text === '' ? t('writeFirst') : undefined)}
            onPress={() => void say()}
          >
            {person ? t('sayFor', { name: desk.nameOf(person) }) : t('say')}
          </Button>
        </>
      )}
    </div>
  );
}
