'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { ActionList } from '../../lib/deliberation/components/actions.tsx';
import { AgendaList } from '../../lib/deliberation/components/agenda-list.tsx';
import { CheckIn } from '../../lib/deliberation/components/check-in.tsx';
import { ItemRecord } from '../../lib/deliberation/components/item-record.tsx';
import { type MeetingDesk, useMeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { MeetingHead, SessionLine } from '../../lib/deliberation/components/meeting-head.tsx';
import { NextItem } from '../../lib/deliberation/components/next-item.tsx';
import { HeldNotice, Remarks } from '../../lib/deliberation/components/remarks.tsx';
import { Roll } from '../../lib/deliberation/components/roll.tsx';
import { type ShownPhase, shownPhase } from '../../lib/deliberation/components/shown-phase.ts';
import { type HallCode, TakeChair } from '../../lib/deliberation/components/take-chair.tsx';
import { VoteCall } from '../../lib/deliberation/components/vote-call.tsx';
import { meeting } from '../../lib/deliberation/meeting.ts';
import type { MeetingState, MeetingView } from '../../lib/deliberation/meeting-state.ts';
import { plainIdOf } from '../../lib/shared/ids.ts';
import type { LiveDocument, Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { RefusalNote } from '../../lib/ui/refusal-note.tsx';
import { Ways } from '../../lib/ui/ways.tsx';
import { newHallCode } from './chance.ts';
import { Preparing } from './preparing.tsx';

export interface OpenMeetingProps {
  live: LiveDocument<MeetingState>;
  me: Me;
  /** `hall`, `record` or `roll`; anything else is what fits the moment. */
  view: string;
  item: string | undefined;
}

const MINUTE_MS = 60_000;

export function OpenMeeting({ live, me, view, item }: OpenMeetingProps) {
  const { rememberLocally, recallLocally, settings } = useDevice();
  const desk = useMeetingDesk(live, me);
  const now = useNow({ updateInterval: MINUTE_MS });
  const { state } = live;
  const timed = meeting.view(state, now.getTime());
  const phase = shownPhase(state.phase.at, timed.daysUntil);
  const day = plainIdOf(live.id);
  const hall = useHallCode(day, rememberLocally, recallLocally);
  const head = <MeetingHead state={state} phase={phase} ticks={live.ticks} />;
  const refusal = desk.refusal && <RefusalNote code={desk.refusal} />;
  if (state.phase.at === 'preparing') {
    return (
      <>
        {head}
        {refusal}
        <Preparing desk={desk} />
      </>
    );
  }
  const page = pageOf(view, item, phase);
  return (
    <>
      {head}
      <SessionLine state={state} phase={phase} timed={timed} />
      <MeetingWays day={day} page={page} />
      {refusal}
      {page !== 'roll' && <HeldNotice desk={desk} href={`/meeting?id=${day}&view=record#remarks`} />}
      {page === 'hall' && <Hall desk={desk} hall={hall} timed={timed} />}
      {page === 'record' && <Record desk={desk} item={item} timed={timed} />}
      {page === 'roll' && <Roll desk={desk} areas={settings.areas} />}
    </>
  );
}

/** Who opens a meeting that is over wants its record, all others the hall. */
function pageOf(view: string, item: string | undefined, phase: ShownPhase): 'hall' | 'record' | 'roll' {
  if (view === 'hall' || view === 'roll' || view === 'record') return view;
  return item || phase === 'held' ? 'record' : 'hall';
}

function MeetingWays({ day, page }: { day: string; page: 'hall' | 'record' | 'roll' }) {
  const t = useTranslations('meeting');
  return (
    <Ways
      label={t('views')}
      ways={[
        { href: `/meeting?id=${day}&view=hall`, word: t('now'), current: page === 'hall' },
        { href: `/meeting?id=${day}&view=record`, word: t('record'), current: page === 'record' },
        { href: `/meeting?id=${day}&view=roll`, word: t('roll'), current: page === 'roll' },
      ]}
    />
  );
}

interface PageProps {
  desk: MeetingDesk;
  timed: MeetingView;
}

const hrefIn = (desk: MeetingDesk) => (item: string) => `/meeting?id=${plainIdOf(desk.live.id)}&item=${item}`;

/** What goes on now. */
function Hall({ desk, hall, timed }: PageProps & { hall: HallCode }) {
  const { state } = desk;
  const current = state.agenda.find((item) => item.id === state.currentItem);
  const [code, setCode] = useState<string>();
  const present = state.attendance.get(desk.me.member.id)?.presence === 'present';
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <TakeChair desk={desk} hall={hall} code={code} onCode={setCode} />
        {present ? <VoteCall desk={desk} /> : <CheckIn desk={desk} hallCode={code} />}
        {current && <ItemRecord key={current.id} desk={desk} item={current} view={timed} />}
        {state.phase.at === 'in-session' && <NextItem desk={desk} />}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <AgendaList state={state} hrefOf={hrefIn(desk)} shownItem={state.currentItem} />
        <Carried desk={desk} timed={timed} />
        {present && <CheckIn desk={desk} />}
      </div>
    </div>
  );
}

/** Its code is asked for once a record is shown; the page stands without it. */
const ReadRecord = dynamic(
  () => import('../../lib/deliberation/components/read-record.tsx').then((module) => module.ReadRecord),
  { ssr: false },
);

const RECORD_WITH_ITEM = 'lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]';

/** The agenda, and of it one item with all that belongs to it. */
function Record({ desk, item, timed }: PageProps & { item: string | undefined }) {
  const t = useTranslations('item');
  const { state } = desk;
  const shown = state.agenda.find((each) => each.id === item);
  return (
    <div className={`grid items-start gap-5 ${item ? RECORD_WITH_ITEM : 'lg:grid-cols-2'}`}>
      <div className={`min-w-0 flex-col gap-5 ${item ? 'hidden lg:flex' : 'flex'}`}>
        {!item && <ReadRecord desk={desk} />}
        <AgendaList state={state} hrefOf={hrefIn(desk)} shownItem={item} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        {shown && <ReadRecord key={`read-${shown.id}`} desk={desk} item={shown.id} />}
        {shown && <ItemRecord key={shown.id} desk={desk} item={shown} view={timed} />}
        {item && !shown && <EmptyState drawing="path" sentence={t('none')} />}
        {!item && <Assigned desk={desk} timed={timed} />}
        {!item && <Carried desk={desk} timed={timed} />}
        {!item && <Remarks desk={desk} />}
      </div>
    </div>
  );
}

/** What this meeting gave to whom. */
function Assigned({ desk, timed }: PageProps) {
  const t = useTranslations('item');
  return (
    <ActionList
      title={t('actions')}
      actions={desk.state.actions.map(({ id, title, owner, due }) => ({
        id,
        title,
        owner: desk.nameOf(owner),
        due,
        overdue: timed.overdue.includes(id),
      }))}
    />
  );
}

/** Last month's actions, to be asked about [MEET12]. */
function Carried({ desk, timed }: PageProps) {
  const t = useTranslations('meeting');
  return (
    <ActionList
      title={t('carried')}
      hint={t('carriedHint')}
      actions={desk.state.carried.map(({ action, title, owner, due }) => ({
        id: action,
        title,
        owner: desk.nameOf(owner),
        due,
        overdue: timed.overdue.includes(action),
      }))}
    />
  );
}

/** The plain code stays on this device: the record holds only its digest. */
function useHallCode(
  day: string,
  remember: (key: string, value: string) => Promise<void>,
  recall: (key: string) => Promise<string | undefined>,
): HallCode {
  return useMemo(() => {
    const key = `hall-code:${day}`;
    return { make: newHallCode, remember: (code) => remember(key, code), recall: () => recall(key) };
  }, [day, remember, recall]);
}
