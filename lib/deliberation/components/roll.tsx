'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ActId, MemberId } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { absenceReasons } from '../meeting-acts.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { readableAct } from './readable-act.ts';
import { RollRow } from './roll-row.tsx';

export interface RollProps {
  desk: MeetingDesk;
  areas: readonly { readonly id: string; readonly name: string }[];
}

const EVERYWHERE = '';
/** By the sound of the name, as lists in China are. */
const byName = new Intl.Collator('zh-CN');
type Show = 'all' | 'unmarked' | 'present' | 'announced' | 'absent' | 'contested';
const shows: readonly Show[] = ['all', 'unmarked', 'present', 'announced', 'absent', 'contested'];

/** Those who said what cannot both be true. */
function handsOf(desk: MeetingDesk, acts: readonly ActId[]): string[] {
  const hands = acts.flatMap((act) => readableAct(desk.live.doc, act)?.author ?? []);
  return [...new Set(hands)].map(desk.nameOf);
}

/** Everybody on the roll; for the recorder, a tick each [MEET4]. */
export function Roll({ desk, areas }: RollProps) {
  const t = useTranslations('roll');
  const format = useFormatter();
  const [name, setName] = useState('');
  const [area, setArea] = useState(EVERYWHERE);
  const [show, setShow] = useState<Show>('all');
  const [absent, setAbsent] = useState<MemberId>();
  const wanted = useDeferredValue(name.trim());
  const { state, people, sign, nameOf } = desk;
  const roll = state.notice?.roll;
  const known = useMemo(() => new Map(people.map((person) => [person.id, person])), [people]);
  const sorted = useMemo(
    () => [...(roll ?? [])].sort((a, b) => byName.compare(nameOf(a.id), nameOf(b.id))),
    [roll, nameOf],
  );
  const entries = sorted.filter(({ id }) => {
    const presence = state.attendance.get(id)?.presence ?? 'unmarked';
    return (
      nameOf(id).includes(wanted) &&
      (area === EVERYWHERE || known.get(id)?.area === area) &&
      (show === 'all' || show === presence)
    );
  });
  const first = roll?.[0];
  const mayTick =
    first !== undefined &&
    desk.mayNot({ type: 'tick', body: { present: true }, for: first.id }) === undefined;
  const onPresent = useCallback(
    (member: MemberId) => void sign({ type: 'tick', body: { present: true }, for: member }),
    [sign],
  );
  // Rows must not change places under a thumb: they wait for the names by which they are sorted.
  if (people.length === 0) return <Waiting word={t('coming')} />;
  return (
    <Card title={t('title', { count: roll?.length ?? 0 })} testId="roll">
      {!mayTick && <p className="text-ink-soft">{t('readOnly')}</p>}
      <TextField label={t('search')} type="search" autoComplete="off" value={name} onChange={setName} />
      <Disclosure title={t('narrow')}>
        <SelectField
          label={t('area')}
          value={area}
          onChange={setArea}
          options={[
            { value: EVERYWHERE, label: t('everywhere') },
            ...areas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label={t('show')}
          value={show}
          onChange={(value) => setShow(shows.find((each) => each === value) ?? 'all')}
          options={shows.map((value) => ({ value, label: t(`shows.${value}`) }))}
        />
      </Disclosure>
      <p role="status" className="text-ink-soft">
        {entries.length > 0 ? t('found', { count: entries.length }) : t('nobody')}
      </p>
      <ul aria-label={t('list')}>
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
              onPresent={mayTick ? onPresent : undefined}
              onAbsent={mayTick ? setAbsent : undefined}
            />
          );
        })}
      </ul>
      <Dialog
        open={absent !== undefined}
        title={t('absentTitle', { name: absent ? nameOf(absent) : '' })}
        close={t('cancel')}
        onClose={() => setAbsent(undefined)}
      >
        <p className="text-ink-soft">{t('absentWhy')}</p>
        {[...absenceReasons, undefined].map((reason) => (
          <Button
            key={reason ?? 'unknown'}
            look="quiet"
            wide
            onPress={() => {
              if (absent)
                void sign({ type: 'tick', body: { present: false, ...(reason && { reason }) }, for: absent });
              setAbsent(undefined);
            }}
          >
            {t(`reason.${reason ?? 'unknown'}`)}
          </Button>
        ))}
      </Dialog>
    </Card>
  );
}
