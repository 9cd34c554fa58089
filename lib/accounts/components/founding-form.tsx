'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RefusalCode, Result } from '../../shared/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { PasswordField } from './password-field.tsx';
import { useFirstWrong } from './use-first-wrong.ts';

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
  const refusals = useTranslations('refusals');
  const [founding, setFounding] = useState(EMPTY);
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode>();
  const form = useFirstWrong(tried);
  const set = (part: Partial<Founding>) => {
    setFounding({ ...founding, ...part });
    setRefusal(undefined);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    const result = await onFound(founding);
    setBusy(false);
    if (result.ok) return;
    setRefusal(result.refusal.code);
    setTried((times) => times + 1);
  };
  const { community, name, account, password } = founding;
  const missing =
    [community, name, account].some((each) => each.trim() === '') || password.length < SHORTEST_PASSWORD;
  const wrong = (code: 'account-taken' | 'weak-password') =>
    refusal === code ? `${refusals(`${code}.what`)} ${refusals(`${code}.next`)}` : undefined;
  const atField = wrong('account-taken') ?? wrong('weak-password');

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
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
        error={wrong('account-taken')}
        value={account}
        onChange={(value) => set({ account: value })}
      />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        error={wrong('weak-password')}
        value={password}
        onChange={(value) => set({ password: value })}
      />
      {refusal && !atField && <RefusalNote code={refusal} nothingWritten />}
      <Button submit wide busy={busy} reason={missing ? t('fillAll') : undefined}>
        {t('found')}
      </Button>
    </form>
  );
}
