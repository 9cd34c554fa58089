'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionList } from '../../lib/deliberation/components/actions.tsx';
import { AgendaList } from '../../lib/deliberation/components/agenda-list.tsx';
import { ItemRecord } from '../../lib/deliberation/components/item-record.tsx';
import type { MeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { RecordDocument } from '../../lib/deliberation/components/record-document.tsx';
import { Remarks } from '../../lib/deliberation/components/remarks.tsx';
import { shownPhase } from '../../lib/deliberation/components/shown-phase.ts';
import type { MeetingView } from '../../lib/deliberation/meeting-state.ts';
import { Columns } from '../../lib/ui/columns.tsx';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import SealingPart from './sealing-part.tsx';

/** Its code is asked for once a record is shown; the page stands without it. */
const ReadRecord = dynamic(
  () => import('../../lib/deliberation/components/read-record.tsx').then((module) => module.ReadRecord),
  { ssr: false },
);

/**
 * Whether this phone can read aloud is known late, and must move nothing that is in sight: beside the list its
 * place is kept free, on a phone it lies below.
 */
const ReadingPlace = ({ children }: { children: ReactNode }) => (
  <div className="empty:hidden @min-[26em]:block @min-[26em]:min-h-15 print:hidden">{children}</div>
);

export interface RecordPageProps {
  desk: MeetingDesk;
  item: string | undefined;
  timed: MeetingView;
  hrefOf: (item: string) => string;
}

/** The agenda beside the whole record, or beside one item with all that can be done with it. */
export default function RecordPage({ desk, item, timed, hrefOf }: RecordPageProps) {
  const t = useTranslations('item');
  const { state } = desk;
  const over = shownPhase(state.phase.at, timed.daysUntil) === 'held';
  const agenda = <AgendaList state={state} hrefOf={hrefOf} shownItem={item} over={over} />;
  if (!item)
    return (
      <Columns
        list={<div className="print:hidden">{agenda}</div>}
        record={
          <>
            <ReadingPlace>
              <ReadRecord desk={desk} />
            </ReadingPlace>
            <RecordDocument desk={desk} />
            <SealingPart desk={desk} shown={desk.state.sealing.at === 'open' ? 'way' : 'record'} />
          </>
        }
        aside={
          <>
            <div className="empty:hidden print:hidden">
              <Assigned desk={desk} timed={timed} />
            </div>
            <Remarks desk={desk} />
          </>
        }
      />
    );
  const shown = state.agenda.find((each) => each.id === item);
  return (
    <Columns
      alone="record"
      list={<div className="print:hidden">{agenda}</div>}
      record={
        shown ? (
          <>
            <ItemRecord key={shown.id} desk={desk} item={shown} view={timed} />
            <ReadRecord key={`read-${shown.id}`} desk={desk} item={shown.id} />
          </>
        ) : (
          <EmptyState drawing="path" sentence={t('none')} />
        )
      }
    />
  );
}

/** What this meeting gave to whom. */
function Assigned({ desk, timed }: { desk: MeetingDesk; timed: MeetingView }) {
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
