'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/field.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { RollRow } from './roll-row.tsx';
import { isMeant } from './roll-search.ts';
import { useTicking } from './use-ticking.tsx';

const SHOWN = 5;

/** Whoever comes late is ticked beside the record, without leaving it [MEET4]. */
export function QuickTick({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('roll');
  const [typed, setTyped] = useState('');
  const { onPresent, onAbsent, dialog } = useTicking(desk);
  if (!onPresent) return null;
  const { state, nameOf, detailOf } = desk;
  const found =
    typed.trim() === ''
      ? []
      : (state.notice?.roll ?? []).filter(({ id }) => isMeant(typed, nameOf(id), detailOf(id)));
  return (
    <>
      <TextField label={t('late')} type="search" autoComplete="off" value={typed} onChange={setTyped} />
      <p role="status" className="text-ink-soft text-sm">
        {typed.trim() !== '' && (found.length > 0 ? t('found', { count: found.length }) : t('nobody'))}
      </p>
      <ul aria-label={t('list')}>
        {found.slice(0, SHOWN).map(({ id }) => {
          const attendance = state.attendance.get(id);
          return (
            <RollRow
              key={id}
              member={id}
              name={nameOf(id)}
              detail={detailOf(id)}
              presence={attendance?.presence}
              how={attendance?.how}
              reason={attendance?.reason}
              contestedBy={undefined}
              onPresent={onPresent}
              onAbsent={onAbsent}
            />
          );
        })}
      </ul>
      {dialog}
    </>
  );
}
