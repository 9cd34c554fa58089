'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Photo } from '../../../record/photo.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { LineField, TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT, MAX_TITLE } from '../../meeting-acts.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import type { Wording } from '../../topic-state.ts';
import { CategoryChoice } from '../topics/category-choice.tsx';
import { TopicPhotoField } from '../topics/topic-photo-field.tsx';
import { useTopicSettings } from '../topics/use-topic-settings.ts';
import { useReason } from '../use-reason.ts';
import type { TopicDesk } from './topic-desk.ts';

/** The raiser corrects their own words; the former ones stay in the record. */
export function RewordForm({ desk }: { desk: TopicDesk }) {
  const { wording, raised, raiser } = desk.state;
  const me = desk.me.member.id;
  if (!wording || (raiser !== me && raised?.byHand !== me)) return null;
  // Typed anew from what stands: another device may have corrected it meanwhile.
  return <Form key={`${wording.title} ${wording.text}`} desk={desk} wording={wording} />;
}

function Form({ desk, wording }: { desk: TopicDesk; wording: Wording }) {
  const t = useTranslations('need');
  const raise = useTranslations('raise');
  const reason = useReason();
  const { categories } = useTopicSettings();
  const [title, setTitle] = useState(wording.title);
  const [category, setCategory] = useState(wording.category);
  const [place, setPlace] = useState(wording.place);
  const [text, setText] = useState(wording.text);
  const [photos, setPhotos] = useState<readonly Photo[]>(() =>
    wording.photos.flatMap(({ removed, ...photo }) => (removed ? [] : [photo])),
  );
  const [busy, setBusy] = useState(false);
  const { raiser } = desk.state;
  const draft: TopicDraft = {
    type: 'reword',
    body: {
      title: title.trim(),
      category,
      ...(wording.area && { area: wording.area }),
      place: place.trim(),
      text: text.trim(),
      photos: [...photos],
    },
    ...(raiser && raiser !== desk.me.member.id && { for: raiser }),
  };
  const refused = desk.mayNot(draft);
  if (refused === 'role-missing') return null;
  const save = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Disclosure title={t('reword')} testId="reword">
      <LineField label={raise('sentence')} maxLength={MAX_TITLE} value={title} onChange={setTitle} />
      <CategoryChoice categories={categories} value={category} onChange={setCategory} />
      <LineField label={raise('place')} maxLength={MAX_TITLE} value={place} onChange={setPlace} />
      <TextArea label={raise('text')} maxLength={MAX_TEXT} value={text} onChange={setText} />
      <TopicPhotoField of={desk.live.id} value={photos} onChange={setPhotos} />
      <Button
        wide
        busy={busy}
        reason={reason(refused) ?? (title.trim() === '' ? raise('sentenceFirst') : undefined)}
        onPress={() => void save()}
      >
        {t('save')}
      </Button>
    </Disclosure>
  );
}
