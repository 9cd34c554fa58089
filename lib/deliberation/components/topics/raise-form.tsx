'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Photo } from '../../../record/photo.ts';
import { documentId, type MemberId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { Me } from '../../../sync/device.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { LineField, SelectField, TextArea } from '../../../ui/field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { MAX_TEXT, MAX_TITLE } from '../../meeting-acts.ts';
import { Docked } from '../docked.tsx';
import { BelongsHints } from './belongs-hint.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { ForSomebodyElse } from './for-somebody-else.tsx';
import { SimilarTopics } from './similar-topics.tsx';
import { TopicPhotoField } from './topic-photo-field.tsx';
import { useTopicSettings } from './use-topic-settings.ts';
import { useWhenOpen } from './use-when-open.ts';

export interface RaiseFormProps {
  me: Me;
  newTopicId: () => string;
}

/** One screen: a sentence and what it is about; all else if one likes [TOPIC1]. */
export function RaiseForm({ me, newTopicId }: RaiseFormProps) {
  const t = useTranslations('raise');
  const router = useRouter();
  const toast = useToast();
  const { categories, areas } = useTopicSettings();
  const [id] = useState(newTopicId);
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState<string>();
  const [area, setArea] = useState('');
  const [place, setPlace] = useState('');
  const [text, setText] = useState('');
  const [person, setPerson] = useState<MemberId>();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [raising, setRaising] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const sentence = title.trim();
  // Opened with the first words, so that it is ready when the button is pressed, and looking around makes nothing.
  const whenOpen = useWhenOpen(sentence ? id : '');
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the page's own arrival has had the focus.
    const frame = requestAnimationFrame(() => form.current?.querySelector('textarea')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const raise = () => {
    setRefused(undefined);
    setRaising(true);
    whenOpen(async ({ act }) => {
      const body = {
        title: sentence,
        category,
        ...(area && { area }),
        place: place.trim(),
        text: text.trim(),
        photos,
      };
      const result = await act('raise', body, person);
      setRaising(false);
      if (!result.ok) return setRefused(result.refusal.code);
      toast({ text: t('raised') });
      router.replace(`/topic?id=${id}`);
    });
  };
  const chosen = categories.find((each) => each.id === category);
  const missing = sentence === '' ? t('sentenceFirst') : category ? undefined : t('categoryFirst');
  return (
    <>
      <PageHead title={t('title')} back={{ href: '/topics', label: t('all') }} />
      {refused && <RefusalNote code={refused} />}
      <div ref={form} className="flex w-full max-w-170 flex-col gap-5">
        <LineField
          label={t('sentence')}
          hint={t('sentenceHint')}
          maxLength={MAX_TITLE}
          value={title}
          onChange={setTitle}
        />
        <SimilarTopics words={title} me={me} />
        <CategoryChoice categories={categories} value={category} onChange={setCategory} />
        <BelongsHints words={`${title} ${text}`} category={chosen} />
        <TopicPhotoField of={documentId('topic', id)} value={photos} onChange={setPhotos} />
        <Disclosure title={t('ifYouLike')} testId="raise-more">
          <LineField
            label={t('place')}
            hint={t('placeHint')}
            maxLength={MAX_TITLE}
            value={place}
            onChange={setPlace}
          />
          {areas.length > 1 && (
            <SelectField
              label={t('area')}
              value={area}
              onChange={setArea}
              options={[
                { value: '', label: t('everywhere') },
                ...areas.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <TextArea
            label={t('text')}
            hint={t('textHint')}
            maxLength={MAX_TEXT}
            value={text}
            onChange={setText}
          />
        </Disclosure>
        <ForSomebodyElse me={me} person={person} onChoose={setPerson} />
      </div>
      <Docked>
        <Button wide testId="raise-now" busy={raising} reason={missing} onPress={raise}>
          {person ? t('raiseFor') : t('raiseNow')}
        </Button>
      </Docked>
    </>
  );
}
