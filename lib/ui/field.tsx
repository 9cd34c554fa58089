'use client';

import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface Labelled {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, in words. */
  error?: string | undefined;
}

const BOX = 'min-h-15 w-full min-w-0 rounded-md border border-edge bg-card px-4 py-2 text-base text-ink';

function Around({
  id,
  label,
  hint,
  error,
  children,
}: Labelled & { id: string; children: (describedBy: string | undefined) => ReactNode }) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={hintId} className="text-ink-soft text-sm">
          {hint}
        </p>
      )}
      {children(describedBy)}
      {error && (
        <p id={errorId} className="text-vermilion">
          {error}
        </p>
      )}
    </div>
  );
}

type InputProps = Labelled & {
  value: string;
  onChange: (value: string) => void;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'type'
    | 'name'
    | 'autoComplete'
    | 'inputMode'
    | 'required'
    | 'maxLength'
    | 'minLength'
    | 'min'
    | 'max'
    | 'pattern'
    | 'onBlur'
    | 'autoCapitalize'
    | 'disabled'
  >;

/** One line of text, a date, a password: whatever the browser's own input can do. */
export function TextField({ label, hint, error, value, onChange, ...input }: InputProps) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <input
          {...input}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={BOX}
        />
      )}
    </Around>
  );
}

export interface TextAreaProps extends Labelled {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  testId?: string;
}

export function TextArea({
  label,
  hint,
  error,
  value,
  onChange,
  rows = 3,
  maxLength,
  testId,
}: TextAreaProps) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <textarea
          id={id}
          rows={rows}
          data-testid={testId}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={BOX}
        />
      )}
    </Around>
  );
}

export interface SelectProps extends Labelled {
  value: string;
  onChange: (value: string) => void;
  options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ label, hint, error, value, onChange, options }: SelectProps) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <span className="relative">
          <select
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className={`${BOX} appearance-none pr-12`}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-4 size-4 -translate-y-1/2 fill-none stroke-2 stroke-pine"
          >
            <path d="m2 5 6 6 6-6" />
          </svg>
        </span>
      )}
    </Around>
  );
}
