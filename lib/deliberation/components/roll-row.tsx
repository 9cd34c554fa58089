'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { PersonName } from '../../ui/person.tsx';
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
  return (
    <li
      data-testid="roll-row"
      data-presence={presence ?? 'unmarked'}
      className="flex flex-wrap items-center justify-between gap-3 border-line border-t py-3 [contain-intrinsic-size:auto_84px] [content-visibility:auto]"
    >
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        <PersonName name={name} detail={detail} />
        {presence && <StateMark tone={presenceTones[presence]} word={words(`presence.${presence}`)} />}
        {reason && <span className="text-ink-soft text-sm">{t(`reason.${reason}`)}</span>}
        {presence === 'present' && how === 'code' && (
          <span className="text-ink-soft text-sm">{t('byCode')}</span>
        )}
      </span>
      {contestedBy !== undefined && (
        <p className="w-full text-ochre" data-testid="contested-why">
          {t('contestedBy', { names: contestedBy })}
        </p>
      )}
      {onPresent && onAbsent && (
        <span className="flex gap-3">
          <Button
            look={presence === 'present' ? 'main' : 'quiet'}
            pressed={presence === 'present'}
            label={t('markPresent', { name })}
            onPress={() => onPresent(member)}
          >
            {t('present')}
          </Button>
          <Button
            look={presence === 'absent' ? 'main' : 'quiet'}
            pressed={presence === 'absent'}
            label={t('markAbsent', { name })}
            onPress={() => onAbsent(member)}
          >
            {t('absent')}
          </Button>
        </span>
      )}
    </li>
  );
});
