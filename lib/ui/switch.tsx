'use client';

import type { ReactNode } from 'react';

export interface SwitchProps {
  label: ReactNode;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  /** It is being done; pressing again does nothing. */
  busy?: boolean;
  testId?: string;
}

/** On or off, at once: the whole line can be pressed. */
export function Switch({ label, hint, on, onChange, busy = false, testId }: SwitchProps) {
  return (
    <label className="flex min-h-15 min-w-0 items-center gap-3 rounded-md border border-edge bg-card px-4 py-2 has-checked:border-pine has-checked:bg-pine-ground has-focus-visible:outline-3 has-focus-visible:outline-pine has-focus-visible:outline-offset-2">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-disabled={busy || undefined}
        aria-busy={busy || undefined}
        data-testid={testId}
        onChange={() => {
          if (!busy) onChange(!on);
        }}
        className="size-6 shrink-0 accent-pine"
      />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-ink-soft text-sm">{hint}</span>}
      </span>
    </label>
  );
}
