'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { plainIdOf } from '../../../shared/ids.ts';
import { usePhotos } from '../../../sync/photos/use-photos.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PhotoStrip, type StripPhoto } from '../../../ui/photo-strip.tsx';
import { type RemoveReason, removeReasons } from '../../topic-acts.ts';
import type { ShownPhoto } from '../../topic-state.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

/** The photos of one entry; who brought one, or the committee, may take it away with a reason. */
export function ShownPhotos({ desk, photos }: { desk: TopicDesk; photos: readonly ShownPhoto[] }) {
  const { pictures } = usePhotos('topic', plainIdOf(desk.live.id), photos);
  return (
    <PhotoStrip
      photos={photos}
      pictures={pictures}
      actions={(photo) => <RemovePhoto key={photo.digest} desk={desk} photo={photo} />}
    />
  );
}

function RemovePhoto({ desk, photo }: { desk: TopicDesk; photo: StripPhoto }) {
  const t = useTranslations('need');
  const [why, setWhy] = useState<RemoveReason>();
  const [asking, setAsking] = useState(false);
  const body = { digest: photo.digest, reason: why ?? 'other' } as const;
  const signing = useSigning(desk, { type: 'removePhoto', body });
  if (signing.refused) return null;
  if (!asking)
    return (
      <Button look="danger" wide onPress={() => setAsking(true)}>
        {t('removePhoto')}
      </Button>
    );
  return (
    <>
      <Choice
        legend={t('removeWhy')}
        value={why}
        onChange={setWhy}
        options={removeReasons.map((value) => ({ value, label: t(`removeReasons.${value}`) }))}
      />
      <Button
        look="danger"
        wide
        busy={signing.busy}
        reason={why ? undefined : t('removeWhyFirst')}
        onPress={() => void signing.sign()}
      >
        {t('removeNow')}
      </Button>
    </>
  );
}
