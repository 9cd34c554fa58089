'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RefusalCode, Result } from '../../shared/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { PasswordField } from './password-field.tsx';
import { useFirstWrong } from './use-first-wrong.ts';

export interface SignInFormProps {
  onSignIn: (account: string, password: string) => Promise<Result<void>>;
  onDone?: () => void;
  /** The first time here: nothing was written yet that could be safe. */
  first?: boolean;
  /** Known before anything is tried. */
  offline?: boolean;
}

/** What is wrong stands at its field, and the focus goes there. */
export function SignInForm({ onSignIn, onDone, first = false, offline = false }: SignInFormProps) {
  const t = useTranslations('signIn');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode>();
  const form = useFirstWrong(tried);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tried > 0) note.current?.scrollIntoView({ block: 'nearest' });
  }, [tried]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    if (account.trim() !== '' && password !== '') {
      setBusy(true);
      const result = await onSignIn(account.trim(), password);
      setBusy(false);
      if (result.ok) {
        onDone?.();
        return;
      }
      setRefusal(result.refusal.code);
    }
    setTried((times) => times + 1);
  };
  const missing = (text: string, words: string) => (tried > 0 && text.trim() === '' ? words : undefined);
  const isRefused = refusal === 'offline';
  const wrong = refusal === 'wrong-password' ? t('wrong') : undefined;

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      {first && (offline || isRefused) && (
        <div ref={note}>
          <Banner key={isRefused ? tried : 0} tone="waiting" urgent={isRefused}>
            <p>{t('offline')}</p>
          </Banner>
        </div>
      )}
      <TextField
        label={t('account')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        error={missing(account, t('fillAccount'))}
        value={account}
        onChange={setAccount}
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        error={wrong ?? missing(password, t('fillPassword'))}
        value={password}
        onChange={setPassword}
      />
      {refusal && !wrong && !(first && isRefused) && <RefusalNote code={refusal} nothingWritten={first} />}
      <Button submit wide busy={busy}>
        {busy ? t('busy') : t('go')}
      </Button>
    </form>
  );
}
