'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useNow, useTranslations } from 'use-intl';
import { MeetingHead } from '../../lib/deliberation/components/meeting-head.tsx';
import { type MeetingRow, useMeetingRows } from '../../lib/deliberation/components/meeting-rows.ts';
import { shownPhase } from '../../lib/deliberation/components/shown-phase.ts';
import { daysBetween, localDateOf } from '../../lib/deliberation/local-time.ts';
import type { MeetingState } from '../../lib/deliberation/meeting-state.ts';
import { plainIdOf } from '../../lib/shared/ids.ts';
import type { Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { useDocument } from '../../lib/sync/use-document.ts';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { RecordHead } from '../../lib/ui/record-head.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { OpenMeeting } from './open-meeting.tsx';

/** Opens the meeting named in the address, or says why not. */
export function MeetingScreen({ me }: { me: Me }) {
  const t = useTranslations('meeting');
  const frame = useTranslations('frame');
  const query = useSearchParams();
  const { reach } = useDevice();
  const id = query.get('id') ?? '';
  const opened = useDocument<MeetingState>('meeting', id);
  const row = useMeetingRows().find((each) => plainIdOf(each.id) === id);
  const back = { href: '/meetings', label: t('all') };
  switch (opened.status) {
    case 'ready':
      return (
        <OpenMeeting
          live={opened.live}
          me={me}
          view={query.get('view') ?? ''}
          item={query.get('item') ?? undefined}
        />
      );
    case 'loading':
      return (
        <>
          {row ? (
            <HeadInAdvance row={row} />
          ) : (
            <RecordHead title={t('untitled')} back={back} aside={null} small />
          )}
          <Waiting word={frame('opening')} />
        </>
      );
    case 'missing':
    case 'not-yours':
      return (
        <>
          <PageHead title={t('untitled')} back={back} />
          <EmptyState
            drawing={opened.status === 'missing' ? 'path' : 'gate'}
            sentence={
              opened.status === 'not-yours'
                ? t('notYours')
                : reach === 'offline'
                  ? t('missingOffline')
                  : t('missing')
            }
          >
            <Link href="/meetings" className="button">
              {t('all')}
            </Link>
          </EmptyState>
        </>
      );
  }
}

/** What the list knows of it stands while it is read from the phone. */
function HeadInAdvance({ row }: { row: MeetingRow }) {
  const today = localDateOf(useNow().getTime());
  const phase = shownPhase(row.summary.phase, daysBetween(today, row.day));
  return <MeetingHead about={row.summary} phase={phase} ticks={undefined} />;
}
