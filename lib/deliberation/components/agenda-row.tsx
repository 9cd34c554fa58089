'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
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

export function AgendaRow({
  item,
  number,
  isFirst,
  isLast,
  onTitle,
  onMinutes,
  onMove,
  onRemove,
}: AgendaRowProps) {
  const t = useTranslations('agenda');
  return (
    <li className="flex flex-col gap-3 border-line border-t pt-4" data-testid="agenda-row">
      <SheetText
        label={t('itemNumber', { number })}
        value={item.title}
        maxLength={MAX_TITLE}
        keepsLast
        onCommit={onTitle}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Stepper
          label={t('minutesOf', { title: item.title })}
          value={item.minutes}
          onChange={onMinutes}
          min={0}
          max={LONGEST}
          step={5}
          shown={t('minutes', { count: item.minutes })}
          less={t('less')}
          more={t('more')}
        />
        <div className="flex flex-wrap gap-3 [&_button]:px-3 md:[&_button]:px-5">
          <Button
            look="quiet"
            label={t('moveUp', { title: item.title })}
            reason={isFirst ? '' : undefined}
            onPress={() => onMove(-1)}
          >
            {t('up')}
          </Button>
          <Button
            look="quiet"
            label={t('moveDown', { title: item.title })}
            reason={isLast ? '' : undefined}
            onPress={() => onMove(1)}
          >
            {t('down')}
          </Button>
          <Button look="quiet" label={t('removeItem', { title: item.title })} onPress={onRemove}>
            {t('remove')}
          </Button>
        </div>
      </div>
    </li>
  );
}
