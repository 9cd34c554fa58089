'use client';

import { type ReactNode, useState } from 'react';
import { AgendaList } from '../../lib/deliberation/components/agenda-list.tsx';
import { CheckIn } from '../../lib/deliberation/components/check-in.tsx';
import {
  ItemForms,
  ItemHeading,
  ItemMinutes,
  ItemOutcome,
  ItemVotes,
} from '../../lib/deliberation/components/item-record.tsx';
import type { MeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { mayWriteMinutes } from '../../lib/deliberation/components/minutes.tsx';
import { itemAfter, momentOf } from '../../lib/deliberation/components/moment.ts';
import { NextItem } from '../../lib/deliberation/components/next-item.tsx';
import { SessionPeople } from '../../lib/deliberation/components/session-people.tsx';
import { shownPhase } from '../../lib/deliberation/components/shown-phase.ts';
import { type HallCode, TakeChair } from '../../lib/deliberation/components/take-chair.tsx';
import type { AgendaItem, MeetingView } from '../../lib/deliberation/meeting-state.ts';
import { Columns } from '../../lib/ui/columns.tsx';
import { Carried } from './carried.tsx';

export interface HallProps {
  desk: MeetingDesk;
  timed: MeetingView;
  hall: HallCode;
  hrefOf: (item: string) => string;
}

/** What goes on now. The code, one's own check-in and the figures step aside once an item is open. */
export function Hall({ desk, timed, hall, hrefOf }: HallProps) {
  const { state } = desk;
  const [code, setCode] = useState<string>();
  const over = shownPhase(state.phase.at, timed.daysUntil) === 'held';
  const current = state.agenda.find((item) => item.id === state.currentItem);
  const me = desk.me.member.id;
  const present = state.attendance.get(me)?.presence === 'present';
  // The chair's own check-in needs no code to be typed, and must not stand before the meeting's business.
  const checkInFirst = !present && !(state.phase.at === 'in-session' && state.phase.chair === me);
  const chair = <TakeChair desk={desk} hall={hall} code={code} onCode={setCode} />;
  const checkIn = <CheckIn desk={desk} hallCode={code} />;
  const agenda = <AgendaList state={state} hrefOf={hrefOf} shownItem={state.currentItem} over={over} />;
  const carried = <Carried desk={desk} timed={timed} />;
  if (!current) {
    // Before its day a meeting is its agenda; once people come, checking in goes first.
    const early = state.phase.at === 'published' && (timed.daysUntil ?? 0) > 0;
    const coming = (
      <>
        <TakeChair desk={desk} hall={hall} code={code} onCode={setCode} early={early} />
        <CheckIn desk={desk} hallCode={code} early={early} />
      </>
    );
    const business = (
      <>
        {agenda}
        {carried}
      </>
    );
    return early ? (
      <Columns record={business} aside={coming} />
    ) : (
      <Columns record={coming} aside={business} />
    );
  }
  const parts = {
    list: (
      <>
        {agenda}
        {carried}
      </>
    ),
    first: checkInFirst && checkIn,
    people: (
      <>
        {chair}
        {!checkInFirst && checkIn}
        {/* On a phone the head has the figures, and the roll is one tap away. */}
        <div className="hidden @min-[26em]:block">
          <SessionPeople desk={desk} />
        </div>
      </>
    ),
  };
  return mayWriteMinutes(desk, current) ? (
    <WritersHall desk={desk} item={current} timed={timed} {...parts} />
  ) : (
    <Columns
      alone="record"
      list={parts.list}
      record={
        <>
          {parts.first}
          <ItemHeading desk={desk} item={current} view={timed} />
          <ItemVotes desk={desk} item={current} phase="open" docked />
          <ItemVotes desk={desk} item={current} phase="closed" />
          <ItemOutcome desk={desk} item={current} view={timed} />
          <ItemMinutes desk={desk} item={current} />
          <ItemForms desk={desk} item={current} />
        </>
      }
      aside={parts.people}
    />
  );
}

interface WritersHallProps {
  desk: MeetingDesk;
  item: AgendaItem;
  timed: MeetingView;
  list: ReactNode;
  first: ReactNode;
  people: ReactNode;
}

/**
 * The same for those who write: the text stands beside the vote, and from three columns on between agenda and
 * vote. Read in one order everywhere: item, vote, people, text.
 */
function WritersHall({ desk, item, timed, list, first, people }: WritersHallProps) {
  const column = 'flex min-w-0 flex-col gap-5';
  const next = itemAfter(desk.state);
  const deciding = momentOf(desk).at === 'decide';
  return (
    <div className="@container">
      <div className="grid items-start gap-5 @min-[26em]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @min-[50em]:grid-cols-[minmax(0,7fr)_minmax(0,12fr)_minmax(0,9fr)] @min-[50em]:grid-rows-[auto_1fr]">
        <div className="hidden min-w-0 flex-col gap-5 @min-[50em]:col-start-1 @min-[50em]:row-span-2 @min-[50em]:row-start-1 @min-[50em]:flex">
          {list}
        </div>
        <div
          className={`${column} @min-[26em]:col-span-2 @min-[50em]:col-span-1 @min-[50em]:col-start-2 @min-[50em]:row-start-1`}
        >
          {first}
          <ItemHeading desk={desk} item={item} view={timed} />
        </div>
        <div
          className={`${column} @min-[26em]:col-start-1 @min-[50em]:col-start-3 @min-[50em]:row-span-2 @min-[50em]:row-start-1`}
        >
          <ItemVotes desk={desk} item={item} phase="open" docked />
          <ItemVotes desk={desk} item={item} phase="closed" />
          <ItemForms desk={desk} item={item} />
          {deciding && next && <NextItem desk={desk} item={next} look="quiet" />}
          {people}
        </div>
        <div className={`${column} @min-[26em]:col-start-2 @min-[50em]:row-start-2`}>
          <ItemMinutes desk={desk} item={item} />
          <ItemOutcome desk={desk} item={item} view={timed} />
        </div>
      </div>
    </div>
  );
}
