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
    <div className="flex max-w-full flex-col items-start md:items-end">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        data-testid="two-ticks"
        data-state={state}
        onClick={() => setOpen(!open)}
        className={`inline-flex min-h-15 items-center gap-2 rounded-md border border-line bg-card px-3 ${tone}`}
      >
        <span aria-hidden="true" className="font-semibold">
          {SIGNS[state]}
        </span>
        <span className="text-sm">{t(`${state}.word`)}</span>
      </button>
      <p id={id} role="status" className="text-ink-soft text-sm">
        {open && t(`${state}.sentence`)}
      </p>
    </div>
  );
}

const SIGNS = { failed: '✕', keeping: '…', kept: '✓', delivered: '✓✓' } as const;
