'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RefusalCode, Result } from '../../shared/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';

export interface Founding {
  readonly community: string;
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

const EMPTY: Founding = { community: '', name: '', account: '', password: '' };
/** As the server asks for. */
const SHORTEST_PASSWORD = 8;

/** Founds a community: its name, and the first account of its committee. */
export function FoundingForm({ onFound }: { onFound: (founding: Founding) => Promise<Result<void>> }) {
  const t = useTranslations('join');
  const [founding, setFounding] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode>();
  const set = (part: Partial<Founding>) => setFounding({ ...founding, ...part });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    const result = await onFound(founding);
    setBusy(false);
    if (!result.ok) setRefusal(result.refusal.code);
  };
  const { community, name, account, password } = founding;
  const missing =
    [community, name, account].some((each) => each.trim() === '') || password.length < SHORTEST_PASSWORD;

  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-150 flex-col gap-4">
      <TextField
        label={t('community')}
        hint={t('communityHint')}
        maxLength={60}
        value={community}
        onChange={(value) => set({ community: value })}
      />
      <TextField
        label={t('name')}
        autoComplete="name"
        maxLength={60}
        value={name}
        onChange={(value) => set({ name: value })}
      />
      <TextField
        label={t('account')}
        hint={t('accountHint')}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
        value={account}
        onChange={(value) => set({ account: value })}
      />
      <TextField
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        value={password}
        onChange={(value) => set({ password: value })}
      />
      {refusal && <RefusalNote code={refusal} />}
      <Button submit wide busy={busy} reason={missing ? t('fillAll') : undefined}>
        {t('found')}
      </Button>
    </form>
  );
}
