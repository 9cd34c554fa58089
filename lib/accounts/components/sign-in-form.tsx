'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RefusalCode, Result } from '../../shared/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';

export interface SignInFormProps {
  onSignIn: (account: string, password: string) => Promise<Result<void>>;
  onDone?: () => void;
}

export function SignInForm({ onSignIn, onDone }: SignInFormProps) {
  const t = useTranslations('signIn');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    const result = await onSignIn(account.trim(), password);
    setBusy(false);
    if (result.ok) onDone?.();
    else setRefusal(result.refusal.code);
  };
  const missing = account.trim() === '' || password === '' ? t('fillBoth') : undefined;

  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-150 flex-col gap-4">
      <TextField
        label={t('account')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        value={account}
        onChange={setAccount}
      />
      <TextField
        label={t('password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button look="quiet" pressed={shown} onPress={() => setShown(!shown)}>
        {t('showPassword')}
      </Button>
      {refusal && <RefusalNote code={refusal} />}
      <Button submit wide busy={busy} reason={missing}>
        {busy ? t('busy') : t('go')}
      </Button>
    </form>
  );
}
