'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ActId } from '../../shared/ids.ts';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { readableAct } from './readable-act.ts';
import { RollFigures, type Shown } from './roll-figures.tsx';
import { RollRow } from './roll-row.tsx';
import { isMeant } from './roll-search.ts';
import { useTicking } from './use-ticking.tsx';

export interface RollProps {
  desk: MeetingDesk;
  areas: readonly { readonly id: string; readonly name: string }[];
}

const EVERYWHERE = '';
/** By the sound of the name, as lists in China are. */
const byName = new Intl.Collator('zh-CN');

/** Those who said what cannot both be true. */
function handsOf(desk: MeetingDesk, acts: readonly ActId[]): string[] {
  const hands = acts.flatMap((act) => readableAct(desk.live.doc, act)?.author ?? []);
  return [...new Set(hands)].map(desk.nameOf);
}

/** Everybody on the roll; for the recorder, a tick each [MEET4]. */
export default function Roll({ desk, areas }: RollProps) {
  const t = useTranslations('roll');
  const format = useFormatter();
  const [typed, setTyped] = useState('');
  const [area, setArea] = useState(EVERYWHERE);
  const [shown, setShown] = useState<Shown>();
  const wanted = useDeferredValue(typed);
  const { onPresent, onAbsent, dialog } = useTicking(desk);
  const { state, people, nameOf } = desk;
  const roll = state.notice?.roll;
  const known = useMemo(() => new Map(people.map((person) => [person.id, person])), [people]);
  const sorted = useMemo(
    () => [...(roll ?? [])].sort((a, b) => byName.compare(nameOf(a.id), nameOf(b.id))),
    [roll, nameOf],
  );
  const inArea = area === EVERYWHERE ? sorted : sorted.filter(({ id }) => known.get(id)?.area === area);
  const entries = inArea.filter(
    ({ id }) =>
      isMeant(wanted, nameOf(id), known.get(id)?.door) &&
      (!shown || shown === (state.attendance.get(id)?.presence ?? 'unmarked')),
  );
  // Rows must not change places under a thumb: they wait for the names by which they are sorted.
  if (people.length === 0) return <Waiting word={t('coming')} />;
  return (
    <Card testId="roll">
      <h2 className="sr-only">{t('title', { count: roll?.length ?? 0 })}</h2>
      {!onPresent && <p className="text-ink-soft">{t('readOnly')}</p>}
      <RollFigures
        presences={inArea.map(({ id }) => state.attendance.get(id)?.presence ?? 'unmarked')}
        shown={shown}
        onShow={setShown}
      />
      <TextField
        label={desk.detailOf(desk.me.member.id) ? t('searchDoor') : t('search')}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-ink-soft">
          {entries.length > 0 ? t('found', { count: entries.length }) : t('nobody')}
        </p>
        {areas.length > 1 && known.size > 1 && (
          <select
            aria-label={t('area')}
            value={area}
            onChange={(event) => setArea(event.target.value)}
            className="min-h-15 min-w-0 rounded-md border border-edge bg-card px-3 text-ink print:hidden"
          >
            <option value={EVERYWHERE}>{t('everywhere')}</option>
            {areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className="@container">
        <ul data-dense="" aria-label={t('list')} className="grid gap-x-8 @min-[36em]:grid-cols-2">
          {entries.map(({ id }) => {
            const attendance = state.attendance.get(id);
            return (
              <RollRow
                key={id}
                member={id}
                name={nameOf(id)}
                detail={desk.detailOf(id)}
                presence={attendance?.presence}
                how={attendance?.how}
                contestedBy={
                  attendance?.presence === 'contested' ? format.list(handsOf(desk, attendance.by)) : undefined
                }
                reason={attendance?.reason}
                onPresent={onPresent}
                onAbsent={onAbsent}
              />
            );
          })}
        </ul>
      </div>
      {dialog}
    </Card>
  );
}
