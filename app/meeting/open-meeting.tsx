'use client';

import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { Dock, DockElsewhere } from '../../lib/deliberation/components/dock.tsx';
import { headingId } from '../../lib/deliberation/components/item-record.tsx';
import { useMeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { MeetingHead } from '../../lib/deliberation/components/meeting-head.tsx';
import { HeldNotice } from '../../lib/deliberation/components/remarks.tsx';
import { SessionAnnouncer } from '../../lib/deliberation/components/session-announcer.tsx';
import { SessionLine } from '../../lib/deliberation/components/session-line.tsx';
import { type ShownPhase, shownPhase } from '../../lib/deliberation/components/shown-phase.ts';
import type { HallCode } from '../../lib/deliberation/components/take-chair.tsx';
import { meeting } from '../../lib/deliberation/meeting.ts';
import type { MeetingState } from '../../lib/deliberation/meeting-state.ts';
import { plainIdOf } from '../../lib/shared/ids.ts';
import type { LiveDocument, Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { RefusalNote } from '../../lib/ui/refusal-note.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { Ways } from '../../lib/ui/ways.tsx';
import { newHallCode } from './chance.ts';
import { Hall } from './hall.tsx';
import { PartMissing } from './part-missing.tsx';

// The hall comes with the page; what is looked at before and after the session, when it is.
const missing = () => ({ default: PartMissing });
const Preparing = lazy(() => import('./preparing.tsx').catch(missing));
const RecordPage = lazy(() => import('./record-page.tsx').catch(missing));
const SealingPart = lazy(() => import('./sealing-part.tsx').catch(missing));
const Roll = lazy(() => import('../../lib/deliberation/components/roll.tsx').catch(missing));

export interface OpenMeetingProps {
  live: LiveDocument<MeetingState>;
  me: Me;
  /** `hall`, `record`, `roll` or `seal`; anything else is what fits the moment. */
  view: string;
  item: string | undefined;
}

const MINUTE_MS = 60_000;

export function OpenMeeting({ live, me, view, item }: OpenMeetingProps) {
  const { rememberLocally, recallLocally, settings } = useDevice();
  const frame = useTranslations('frame');
  const desk = useMeetingDesk(live, me);
  const now = useNow({ updateInterval: MINUTE_MS });
  useArrivalAt(item);
  const { state } = live;
  const timed = meeting.view(state, now.getTime());
  const phase = shownPhase(state.phase.at, timed.daysUntil);
  const day = plainIdOf(live.id);
  const hall = useHallCode(day, rememberLocally, recallLocally);
  const head = <MeetingHead about={state} phase={phase} ticks={live.ticks} />;
  const news = <SessionAnnouncer state={state} me={me.member.id} ticks={live.ticks} />;
  const waiting = <Waiting word={frame('opening')} />;
  const refusal = desk.refusal && <RefusalNote code={desk.refusal} />;
  if (state.phase.at === 'preparing') {
    return (
      <>
        {head}
        {news}
        {refusal}
        <Suspense fallback={waiting}>
          <Preparing desk={desk} />
        </Suspense>
      </>
    );
  }
  const page = pageOf(view, item, phase);
  const sealing = `/meeting?id=${day}&view=seal`;
  const hrefOf = (chosen: string) => `/meeting?id=${day}&item=${chosen}`;
  return (
    <>
      {head}
      {news}
      <SessionLine state={state} phase={phase} timed={timed} />
      <MeetingWays day={day} page={page} />
      {refusal}
      {page !== 'roll' && <HeldNotice desk={desk} href={`/meeting?id=${day}&view=record#remarks`} />}
      {page === 'hall' && <Hall desk={desk} hall={hall} timed={timed} hrefOf={hrefOf} />}
      <Suspense fallback={waiting}>
        {page === 'record' && <RecordPage desk={desk} item={item} timed={timed} hrefOf={hrefOf} />}
        {page === 'roll' && <Roll desk={desk} areas={settings.areas} />}
        {page === 'seal' && <SealingPart desk={desk} shown="page" />}
      </Suspense>
      {page === 'hall' ? (
        <Dock desk={desk} over={phase === 'held'} sealing={sealing} />
      ) : (
        page !== 'seal' && (
          <DockElsewhere desk={desk} hall={`/meeting?id=${day}&view=hall`} sealing={sealing} />
        )
      )}
    </>
  );
}

type Page = 'hall' | 'record' | 'roll' | 'seal';

/** Who opens a meeting that is over wants its record, all others the hall. */
function pageOf(view: string, item: string | undefined, phase: ShownPhase): Page {
  if (view === 'hall' || view === 'roll' || view === 'record' || view === 'seal') return view;
  return item || phase === 'held' || phase === 'sealed' ? 'record' : 'hall';
}

function MeetingWays({ day, page }: { day: string; page: Page }) {
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

/** Who chooses an item from the list goes on reading at its heading. */
function useArrivalAt(item: string | undefined): void {
  const shown = useRef(item);
  useEffect(() => {
    if (item && item !== shown.current) document.getElementById(headingId({ id: item }))?.focus();
    shown.current = item;
  }, [item]);
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
