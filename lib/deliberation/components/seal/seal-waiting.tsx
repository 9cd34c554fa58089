'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { Seal } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { DigestGroups } from './digest-groups.tsx';
import { differencesHere, useSealedParts } from './seal-sources.ts';
import { usePartWord } from './use-part-word.ts';

/** The chair has sealed it: the recorder compares, and signs or takes it back. */
export function SealWaiting({ desk, seal }: { desk: MeetingDesk; seal: Seal }) {
  const t = useTranslations('sealing');
  const [busy, setBusy] = useState(false);
  const draft = { type: 'countersign', body: { seal: seal.act, digest: seal.digest } } as const;
  const mine = desk.mayNot(draft) === undefined;
  const sign = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <div className="mx-auto flex w-full max-w-150 flex-col gap-5">
      <Card title={t('waitingTitle')} testId="seal-waiting">
        <p>{t('waitingWhat', { name: desk.nameOf(seal.by) })}</p>
        <DigestGroups digest={seal.digest} />
        {mine ? (
          <>
            <Comparison desk={desk} seal={seal} />
            <Button wide busy={busy} testId="countersign" onPress={() => void sign()}>
              {busy ? t('signing') : t('sign')}
            </Button>
          </>
        ) : (
          <p>{t('waitForRecorder')}</p>
        )}
      </Card>
      <Reopen desk={desk} seal={seal} />
    </div>
  );
}

function Comparison({ desk, seal }: { desk: MeetingDesk; seal: Seal }) {
  const t = useTranslations('sealing');
  const word = usePartWord();
  const sealed = useSealedParts(desk, seal);
  const differing = differencesHere(desk, seal, sealed);
  return (
    <>
      <p>{t('compare')}</p>
      {differing.length === 0 ? (
        <Banner tone="sure" testId="seal-same">
          {t('same')}
        </Banner>
      ) : (
        <Banner tone="check" testId="seal-differs">
          <p>{t('differs')}</p>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {differing.map((name) => (
              <li key={name}>{word(name, (part) => sealed.get(part)?.value)}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

function Reopen({ desk, seal }: { desk: MeetingDesk; seal: Seal }) {
  const t = useTranslations('sealing');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const draft = { type: 'reopen', body: { seal: seal.act, reason: why.trim() } } as const;
  if (desk.mayNot(draft) !== undefined) return null;
  const reopen = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Disclosure title={t('reopen')} testId="reopen">
      <p>{t('reopenWhat')}</p>
      <TextArea label={t('reason')} maxLength={MAX_TEXT} value={why} onChange={setWhy} />
      <Button
        wide
        look="danger"
        busy={busy}
        reason={why.trim() === '' ? t('reasonFirst') : undefined}
        testId="reopen-now"
        onPress={() => void reopen()}
      >
        {t('reopenNow')}
      </Button>
    </Disclosure>
  );
}
