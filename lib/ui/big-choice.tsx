'use client';

import { useId } from 'react';

export type ChoiceSign = 'ring' | 'cross' | 'dash';

export interface BigChoiceProps<Value extends string> {
  legend: string;
  options: readonly {
    readonly value: Value;
    readonly word: string;
    readonly sign: ChoiceSign;
    readonly testId?: string;
  }[];
  /** What was chosen last. */
  value: Value | undefined;
  /** Pressing does it at once. */
  onPress: (value: Value) => void;
  busy?: boolean;
}

const LOOKS: Readonly<Record<ChoiceSign, string>> = {
  ring: 'border-leaf text-leaf aria-pressed:bg-leaf-ground',
  cross: 'border-vermilion text-vermilion aria-pressed:bg-vermilion-ground',
  dash: 'border-slate text-slate aria-pressed:bg-slate-ground',
};
const SIGNS: Readonly<Record<ChoiceSign, string>> = {
  ring: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  cross: 'm3 3 10 10M13 3 3 13',
  dash: 'M2 8h12',
};

/** Two or three large buttons, as for a ballot: each with its sign, its colour and its word. */
export function BigChoice<Value extends string>(props: BigChoiceProps<Value>) {
  const { legend, options, value, onPress, busy = false } = props;
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className="@container min-w-0">
      <legend id={id} className="sr-only">
        {legend}
      </legend>
      <div className="flex flex-col gap-3 @min-[14em]:flex-row @min-[14em]:gap-2 @min-[24em]:gap-3">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            data-testid={option.testId}
            aria-pressed={option.value === value}
            aria-busy={busy || undefined}
            onClick={busy ? undefined : () => onPress(option.value)}
            className={`flex min-h-20 grow basis-0 items-center justify-center gap-3 rounded-md border-2 bg-card px-1 font-semibold text-lg @min-[14em]:flex-col @min-[14em]:gap-1 @min-[14em]:text-base @min-[24em]:flex-row @min-[24em]:gap-3 @min-[24em]:text-lg aria-pressed:border-4 ${LOOKS[option.sign]}`}
          >
            <svg
              viewBox="0 0 16 16"
              aria-hidden="true"
              className="size-[1em] shrink-0 fill-none stroke-[2.5] stroke-current"
            >
              <path d={SIGNS[option.sign]} />
            </svg>
            {option.word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
