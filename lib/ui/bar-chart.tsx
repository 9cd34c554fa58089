import { useId } from 'react';
import { Shape } from './shape.tsx';
import type { Tone } from './tones.ts';

export interface BarChartProps {
  title: string;
  bars: readonly {
    readonly name: string;
    readonly value: number;
    /** The value as it is read, at the end of its line: `42 票`. */
    readonly shown: string;
    readonly tone: Tone;
  }[];
  /** The full length. */
  max: number;
  /** What has to be reached, and in words: `过半要 31 票`. `by`: the name of the one bar that must; else all. */
  threshold?: { readonly value: number; readonly word: string; readonly by?: string };
}

/** Amounts beside each other. Every name and value is text: the bars only show what it says. */
export function BarChart({ title, bars, max, threshold }: BarChartProps) {
  const id = useId();
  const percent = (value: number) => `${Math.min(100, Math.max(0, max > 0 ? (value / max) * 100 : 0))}%`;
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <figcaption id={id} className="font-semibold">
        {title}
      </figcaption>
      <ul className="flex flex-col gap-3">
        {bars.map(({ name, value, shown, tone }) => (
          <li key={name} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className={`inline-flex items-center gap-2 ${COLOURS[tone]}`}>
                <Shape tone={tone} />
                {name}
              </span>
              <span className="font-semibold">{shown}</span>
            </span>
            <svg aria-hidden="true" className="h-6 w-full overflow-visible">
              <rect x="0.5" y="4.500" width="100%" height="15" className="fill-card stroke-edge" rx="4" />
              <rect
                x="0.5"
                y="4.500"
                width={percent(value)}
                height="15"
                rx="4"
                className={`fill-current ${COLOURS[tone]}`}
              />
              {threshold && (threshold.by ?? name) === name && (
                <line
                  x1={percent(threshold.value)}
                  x2={percent(threshold.value)}
                  y1="0"
                  y2="24"
                  className="stroke-3 stroke-ink"
                />
              )}
            </svg>
          </li>
        ))}
      </ul>
      {threshold && (
        <p className="flex items-center gap-3 text-ink-soft text-sm">
          <svg aria-hidden="true" className="h-6 w-3 shrink-0">
            <line x1="50%" x2="50%" y1="0" y2="24" className="stroke-3 stroke-ink" />
          </svg>
          {threshold.word}
        </p>
      )}
    </figure>
  );
}

const COLOURS: Readonly<Record<Tone, string>> = {
  sure: 'text-leaf',
  waiting: 'text-slate',
  check: 'text-ochre',
  contested: 'text-ochre',
  sealed: 'text-vermilion',
  plain: 'text-slate',
  wrong: 'text-vermilion',
};
