'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import { shortDigest } from '../../record-groups.ts';
import type { Part } from '../../record-manifest.ts';
import { differingParts } from '../../seal-draft.ts';
import type { Seal } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { useSealedParts } from './seal-sources.ts';
import { usePartWord } from './use-part-word.ts';
import { useSeal } from './use-seal.ts';

/** Two seals by people who had not heard of each other: what happened, what counts, and who can settle it. */
export function SealContested({
  desk,
  seals,
  salt,
}: {
  desk: MeetingDesk;
  seals: readonly Seal[];
  salt: () => string;
}) {
  const t = useTranslations('sealing');
  const format = useFormatter();
  const [why, setWhy] = useState('');
  const { busy, refusal, seal } = useSeal(desk, salt);
  const mine = desk.isMine({ type: 'seal', body: { digest: '0'.repeat(64), parts: {} } });
  const [first, second] = seals;
  return (
    <div className="mx-auto flex w-full max-w-150 flex-col gap-5">
      <Card title={t('contestedTitle')} testId="seal-contested">
        <Banner tone="contested">
          <p>{t('contestedWhat')}</p>
        </Banner>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {seals.map(({ act, by, at, digest }) => (
            <li key={act}>
              {t('contestedOne', {
                name: desk.nameOf(by),
                time: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
                digest: shortDigest(digest),
              })}
            </li>
          ))}
        </ul>
        {first && second && <Differences desk={desk} first={first} second={second} />}
        {mine && (
          <>
            <TextArea
              label={t('reason')}
              maxLength={MAX_TEXT}
              value={why}
              onChange={setWhy}
              testId="seal-reason"
            />
            {refusal && <RefusalNote code={refusal} />}
            <Button
              wide
              busy={busy}
              reason={why.trim() === '' ? t('reasonFirst') : undefined}
              testId="seal-anew"
              onPress={() => void seal(why.trim())}
            >
              {busy ? t('sealing') : t('settle')}
            </Button>
          </>
        )}
      </Card>
    </div>
  );
}

const valuesIn = (parts: ReadonlyMap<string, Part>): ReadonlyMap<string, unknown> =>
  new Map([...parts].map(([name, { value }]) => [name, value]));

function Differences({ desk, first, second }: { desk: MeetingDesk; first: Seal; second: Seal }) {
  const t = useTranslations('sealing');
  const word = usePartWord();
  const here = useSealedParts(desk, first);
  const there = useSealedParts(desk, second);
  const differing = differingParts(valuesIn(here), valuesIn(there));
  if (differing.length === 0) return <p>{t('sameContent')}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5" data-testid="seal-differences">
      {differing.map((name) => (
        <li key={name}>{word(name, (part) => (here.get(part) ?? there.get(part))?.value)}</li>
      ))}
    </ul>
  );
}
