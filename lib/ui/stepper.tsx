'use client';

import { useId } from 'react';

export interface StepperProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** The value as it is said: `15 分钟`. */
  shown: string;
  less: string;
  more: string;
}

const ROUND =
  'flex size-15 shrink-0 items-center justify-center rounded-full border border-edge bg-card text-pine text-xl aria-disabled:bg-slate-ground aria-disabled:text-slate';

/** A small number without a keyboard. */
export function Stepper({ label, value, onChange, min, max, step = 1, shown, less, more }: StepperProps) {
  const id = useId();
  const move = (by: number) => onChange(Math.min(max, Math.max(min, value + by)));
  return (
    <fieldset className="flex flex-wrap items-center gap-3" aria-labelledby={id}>
      <legend id={id} className="contents">
        <span className="sr-only">{label}</span>
      </legend>
      <button
        type="button"
        aria-label={less}
        aria-disabled={value <= min || undefined}
        onClick={() => move(-step)}
        className={ROUND}
      >
        −
      </button>
      <output aria-live="polite" className="min-w-20 text-center">
        {shown}
      </output>
      <button
        type="button"
        aria-label={more}
        aria-disabled={value >= max || undefined}
        onClick={() => move(step)}
        className={ROUND}
      >
        +
      </button>
    </fieldset>
  );
}
