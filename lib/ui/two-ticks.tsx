'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';

export interface TwoTicksProps {
  kept: 'kept' | 'keeping' | 'failed';
  delivered: boolean;
}

/** On this phone, at the centre: the same sign everywhere. A tap says in one sentence what is where [SYNC2]. */
export function TwoTicks({ kept, delivered }: TwoTicksProps) {
  const t = useTranslations('ticks');
  const [open, setOpen] = useState(false);
  const id = useId();
  const state =
    kept === 'failed' ? 'failed' : kept === 'keeping' ? 'keeping' : delivered ? 'delivered' : 'kept';
  const tone = state === 'failed' ? 'text-vermilion' : state === 'delivered' ? 'text-leaf' : 'text-slate';
  return (
    <div className="relative ml-auto print:hidden">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        data-testid="two-ticks"
        data-state={state}
        onClick={() => setOpen(!open)}
        className={`inline-flex min-h-15 flex-col items-center justify-center rounded-md border border-edge bg-card px-2 md:flex-row md:gap-2 md:px-3 ${tone}`}
      >
        <svg
          viewBox="0 0 26 16"
          aria-hidden="true"
          className="h-[1em] w-[1.6em] fill-none stroke-[2.5] stroke-current"
        >
          <path d={SIGNS[state]} />
        </svg>
        <span className="break-keep text-sm/tight">{t(`${state}.word`)}</span>
      </button>
      <p id={id} role="status" className="absolute top-full right-0 z-40 mt-1 w-70 max-w-[calc(100vw-32px)]">
        {open && (
          <span className="block rounded-md border border-line bg-card p-4 text-ink text-sm">
            {t(`${state}.sentence`)}
          </span>
        )}
      </p>
    </div>
  );
}

const TICK = 'm2 8.500 4.500 4.500L15 3.500';
const SIGNS = {
  failed: 'm7 2 12 12M19 2 7 14',
  keeping: 'M4 8h3M11.500 8h3M19 8h3',
  kept: TICK,
  delivered: `${TICK}M11.500 11.500 13 13 21.500 3.500`,
} as const;
