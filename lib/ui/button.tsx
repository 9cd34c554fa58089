'use client';

import { type ReactNode, useId } from 'react';
import { Shape } from './shape.tsx';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  /** `main` for the one next step of a screen, `quiet` for all others, `danger` for what cannot be taken back. */
  look?: 'main' | 'quiet' | 'danger';
  /** Why it cannot be pressed now, in words. The button stays reachable, so that everybody hears the reason. */
  reason?: string | undefined;
  /** It is being done; pressing again does nothing. */
  busy?: boolean;
  submit?: boolean;
  wide?: boolean;
  label?: string;
  pressed?: boolean;
  testId?: string;
}

const LOOKS = {
  main: 'button',
  quiet: 'button-quiet',
  danger: 'button-danger',
} as const;

export function Button(props: ButtonProps) {
  const { children, onPress, look = 'main', reason, busy = false, submit = false, wide = false } = props;
  const reasonId = useId();
  const blocked = reason !== undefined || busy;
  return (
    <div className={wide ? 'w-full' : 'max-w-full'}>
      <button
        type={submit && !blocked ? 'submit' : 'button'}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-pressed={props.pressed}
        aria-label={props.label}
        aria-describedby={reason ? reasonId : undefined}
        data-testid={props.testId}
        onClick={blocked ? undefined : onPress}
        className={`print:hidden ${wide ? 'w-full' : ''} ${blocked ? 'button-blocked' : LOOKS[look]}`}
      >
        {busy && <Shape tone="waiting" />}
        {children}
      </button>
      {reason && (
        <p id={reasonId} className="mt-1 text-ink-soft text-sm print:hidden">
          {reason}
        </p>
      )}
    </div>
  );
}
