'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { AbsenceReason } from '../meeting-acts.ts';
import type { Attendance } from '../meeting-state.ts';
import { presenceTones } from './check-in.tsx';

export interface RollRowProps {
  member: MemberId;
  name: string;
  detail: string | undefined;
  presence: Attendance['presence'] | undefined;
  how: Attendance['how'] | undefined;
  reason: AbsenceReason | undefined;
  /** Who said different things of this person. */
  contestedBy: string | undefined;
  onPresent: ((member: MemberId) => void) | undefined;
  onAbsent: ((member: MemberId) => void) | undefined;
}

/** Drawn again only when its own person changes: there are hundreds of them. */
export const RollRow = memo(function RollRow(props: RollRowProps) {
  const { member, name, detail, presence, how, reason, contestedBy, onPresent, onAbsent } = props;
  const t = useTranslations('roll');
  const words = useTranslations('attendance');
  // To whoever may tick, the pressed button says that somebody is present; the others read it.
  const marked = presence && !(onPresent && (presence === 'present' || presence === 'absent'));
  const said = reason ? t(`reason.${reason}`) : presence === 'present' && how === 'code' ? t('byCode') : '';
  return (
    <li
      data-testid="roll-row"
      data-presence={presence ?? 'unmarked'}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-line border-t py-2 [contain-intrinsic-size:auto_77px] [content-visibility:auto]"
    >
      <span className="flex min-w-0 grow basis-[6em] flex-col">
        <span className="font-semibold">{name}</span>
        {(detail || said) && (
          <span className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
            {detail && <span>{detail}</span>}
            {said && <span>{said}</span>}
          </span>
        )}
      </span>
      {marked && <StateMark tone={presenceTones[presence]} word={words(`presence.${presence}`)} />}
      {onPresent && onAbsent && (
        <span className="flex shrink-0 gap-2">
          <Tick
            word={t('present')}
            label={t('markPresent', { name })}
            pressed={presence === 'present'}
            sign={TICK}
            look="aria-pressed:border-pine aria-pressed:bg-pine aria-pressed:text-on-pine"
            onPress={() => onPresent(member)}
          />
          <Tick
            word={t('absent')}
            label={t('markAbsent', { name })}
            pressed={presence === 'absent'}
            look="aria-pressed:border-slate aria-pressed:bg-slate-ground aria-pressed:text-slate"
            onPress={() => onAbsent(member)}
          />
        </span>
      )}
      {contestedBy !== undefined && (
        <p className="w-full text-ochre" data-testid="contested-why">
          {t('contestedBy', { names: contestedBy })}
        </p>
      )}
    </li>
  );
});

const TICK = 'm2 8.500 4.500 4.500L15 3.500';

interface TickProps {
  word: string;
  label: string;
  pressed: boolean;
  sign?: string;
  look: string;
  onPress: () => void;
}

/** As high as a thumb on a phone; at a desk, where lists are long, 44 px. */
function Tick({ word, label, pressed, sign, look, onPress }: TickProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
      className={`inline-flex min-h-15 min-w-15 items-center justify-center gap-2 rounded-md border border-edge bg-card px-3 text-pine md:min-h-11 print:hidden ${look}`}
    >
      {sign && (
        <svg
          viewBox="0 0 17 16"
          aria-hidden="true"
          className="size-[1em] fill-none stroke-[2.5] stroke-current"
        >
          <path d={sign} />
        </svg>
      )}
      {word}
    </button>
  );
}
