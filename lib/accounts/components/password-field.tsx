'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/field.tsx';

export interface PasswordFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  name?: string;
  autoComplete: 'current-password' | 'new-password';
  minLength?: number;
  value: string;
  onChange: (value: string) => void;
}

/** A password that can be looked at: on a small keyboard one mistypes. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations('signIn');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      end={
        <button
          type="button"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="button-quiet shrink-0 aria-pressed:border-pine aria-pressed:bg-pine-ground"
        >
          {t('show')} <span className="sr-only">{t('thePassword')}</span>
        </button>
      }
    />
  );
}
