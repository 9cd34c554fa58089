'use client';

import { useTranslations } from 'use-intl';
import { Stepper } from '../../ui/stepper.tsx';
import { MAX_TITLE } from '../meeting-acts.ts';
import type { AgendaItem } from '../meeting-state.ts';
import { SheetText } from './sheet-text.tsx';

export interface AgendaRowProps {
  item: AgendaItem;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  onTitle: (title: string) => void;
  onMinutes: (minutes: number) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const LONGEST = 120;
const UP = 'm2 10 6-6 6 6';
const DOWN = 'm2 6 6 6 6-6';
const OUT = 'm3 3 10 10M13 3 3 13';

export function AgendaRow(props: AgendaRowProps) {
  const { item, number, isFirst, isLast, onTitle, onMinutes, onMove, onRemove } = props;
  const t = useTranslations('agenda');
  const { title } = item;
  return (
    <li
      className="flex flex-col gap-3 border-line border-t pt-4"
      data-testid="agenda-row"
      data-item={item.id}
    >
      <SheetText
        label={t('itemNumber', { number })}
        value={title}
        maxLength={MAX_TITLE}
        keepsLast
        onCommit={onTitle}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Stepper
          label={t('minutesOf', { title })}
          value={item.minutes}
          onChange={onMinutes}
          min={0}
          max={LONGEST}
          step={5}
          shown={t('minutes', { count: item.minutes })}
          less={t('less')}
          more={t('more')}
        />
        <div className="flex flex-wrap gap-2">
          <Tool
            word={t('up')}
            label={t('moveUp', { title })}
            sign={UP}
            blocked={isFirst}
            onPress={() => onMove(-1)}
          />
          <Tool
            word={t('down')}
            label={t('moveDown', { title })}
            sign={DOWN}
            blocked={isLast}
            onPress={() => onMove(1)}
          />
          <Tool word={t('remove')} label={t('removeItem', { title })} sign={OUT} onPress={onRemove} />
        </div>
      </div>
    </li>
  );
}

interface ToolProps {
  word: string;
  /** The word with the item it is about. */
  label: string;
  sign: string;
  blocked?: boolean;
  onPress: () => void;
}

/** Its sign above its word, so that three stand beside each other on a phone. */
function Tool({ word, label, sign, blocked = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={blocked || undefined}
      onClick={blocked ? undefined : onPress}
      className={`flex min-h-15 min-w-15 flex-col items-center justify-center rounded-md border border-edge px-2 text-sm leading-tight ${
        blocked ? 'bg-slate-ground text-slate' : 'bg-card text-pine'
      }`}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-[1em] fill-none stroke-2 stroke-current">
        <path d={sign} />
      </svg>
      {word}
    </button>
  );
}
