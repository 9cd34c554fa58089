'use client';

import { type ReactNode, useId } from 'react';

export interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly hint?: string }[];
}

/** One of a few, all to be seen at once: the browser's radio buttons, as large as a thumb. */
export function Choice<Value extends string>({ legend, value, onChange, options }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-3">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-15 min-w-0 grow basis-auto items-center gap-3 rounded-md border border-edge bg-card px-4 py-2 has-checked:border-pine has-checked:bg-pine-ground has-focus-visible:outline-3 has-focus-visible:outline-pine has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="size-6 shrink-0 accent-pine"
            />
            <span className="min-w-0">
              {option.label}
              {option.hint && <span className="block text-ink-soft text-sm">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
