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
  /** Beside the box: a button that belongs to it. */
  end?: ReactNode;
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
export function TextField({ label, hint, error, value, onChange, end, ...input }: InputProps) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <span className="flex gap-2">
          <input
            {...input}
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className={BOX}
          />
          {end}
        </span>
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
  onBlur?: () => void;
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

/** One line of text of any length: it wraps and grows instead of scrolling sideways, and Enter ends it. */
export function LineField({ label, hint, error, value, onChange, maxLength, onBlur }: TextAreaProps) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        // The same text, unseen, gives the box its height.
        <span
          data-text={value}
          className="grid after:invisible after:col-start-1 after:row-start-1 after:min-h-15 after:min-w-0 after:whitespace-pre-wrap after:break-words after:border after:px-4 after:py-3.5 after:content-[attr(data-text)_'_']"
        >
          <textarea
            id={id}
            rows={1}
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              onBlur?.();
            }}
            onBlur={onBlur}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className="col-start-1 row-start-1 min-h-15 w-full min-w-0 resize-none overflow-hidden rounded-md border border-edge bg-card px-4 py-3.5 text-base text-ink"
          />
        </span>
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
