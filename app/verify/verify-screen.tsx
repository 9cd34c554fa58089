'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { VerdictCard } from '../../lib/deliberation/components/seal/verdict-card.tsx';
import type { KnownKey, Verdict } from '../../lib/deliberation/record-check.ts';
import { LEAST_TYPED, typedFingerprint } from '../../lib/deliberation/record-fingerprint.ts';
import type { PublicKey } from '../../lib/record/jws.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Card } from '../../lib/ui/card.tsx';
import { TextField } from '../../lib/ui/field.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';

interface Chosen {
  readonly name: string;
  readonly text: string;
}

/** The file stays on this device: it is read and checked in this page. */
export function VerifyScreen() {
  const t = useTranslations('verify');
  const { communityKey } = useDevice();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const verdicts = useVerdicts(files, knownKey(communityKey, typed));
  const choose = async (list: FileList | null) => {
    if (!list || list.length === 0) return;
    setFiles(
      await Promise.all([...list].map(async (file) => ({ name: file.name, text: await file.text() }))),
    );
  };
  const isShort = typed.trim() !== '' && typedFingerprint(typed).length < LEAST_TYPED;
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-5">
      <PageHead title={t('title')}>
        <p className="text-ink-soft">{t('what')}</p>
      </PageHead>
      <Card testId="verify-choose">
        {communityKey ? (
          <p>{t('keyPinned')}</p>
        ) : (
          <TextField
            label={t('key')}
            hint={t('keyHint')}
            error={isShort ? t('keyShort') : undefined}
            value={typed}
            onChange={setTyped}
            autoCapitalize="none"
            autoComplete="off"
          />
        )}
        <Button wide onPress={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          multiple
          accept=".json,application/json"
          data-testid="record-file"
          onChange={(event) => void choose(event.target.files)}
        />
        <p className="text-ink-soft text-sm">{t('chooseWhat')}</p>
      </Card>
      <div role="status" className="flex flex-col gap-5">
        {verdicts?.map(({ name, verdict }) => (
          <VerdictCard
            key={name}
            name={name}
            verdict={verdict}
            others={verdicts.flatMap((each) => (each.verdict.right ? [each.verdict.record] : []))}
          />
        ))}
      </div>
      {verdicts && (
        <Button look="quiet" onPress={() => setFiles([])}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

function knownKey(pinned: PublicKey | undefined, typed: string): KnownKey {
  if (pinned) return { from: 'pinned', key: pinned };
  return typedFingerprint(typed).length >= LEAST_TYPED
    ? { from: 'typed', fingerprint: typed }
    : { from: 'none' };
}

interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
}

/** The code that checks comes with the first file. */
function useVerdicts(files: readonly Chosen[], known: KnownKey): readonly Judged[] | undefined {
  const [judged, setJudged] = useState<readonly Judged[]>();
  const keyText = JSON.stringify(known);
  useEffect(() => {
    let current = true;
    setJudged(undefined);
    if (files.length === 0) return;
    const judge = async () => {
      const [{ checkRecord }, { webCryptoVerify }] = await Promise.all([
        import('../../lib/deliberation/record-check.ts'),
        import('../../lib/sync/web-crypto-verify.ts'),
      ]);
      const verify = webCryptoVerify(crypto.subtle);
      const key = JSON.parse(keyText) as KnownKey;
      return Promise.all(
        files.map(async ({ name, text }) => ({ name, verdict: await checkRecord(text, key, verify) })),
      );
    };
    void judge().then((all) => current && setJudged(all));
    return () => {
      current = false;
    };
  }, [files, keyText]);
  return judged;
}
