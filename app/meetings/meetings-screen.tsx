'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { MeetingCard, PastMeeting } from '../../lib/deliberation/components/meeting-card.tsx';
import { type MeetingRow, nextOf, useMeetingRows } from '../../lib/deliberation/components/meeting-rows.ts';
import { localDateOf } from '../../lib/deliberation/local-time.ts';
import { mayCreateMeeting } from '../../lib/deliberation/meeting-creation.ts';
import { nextMeetingDate } from '../../lib/deliberation/next-meeting.ts';
import { dayParts, nearDay } from '../../lib/i18n/dates.ts';
import type { Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { useFirstShare } from '../../lib/sync/use-first-share.ts';
import { Card } from '../../lib/ui/card.tsx';
import { Columns } from '../../lib/ui/columns.tsx';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { List } from '../../lib/ui/list.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';

/** The next meeting first; the past ones quieter, with what they decided. */
export function MeetingsScreen({ me }: { me: Me }) {
  const t = useTranslations('meetings');
  const frame = useTranslations('frame');
  const today = localDateOf(useNow().getTime());
  const rows = useMeetingRows();
  const coming = useFirstShare();
  const next = nextOf(rows, today);
  const later = rows.filter((row) => row.day >= today && row !== next).reverse();
  const past = rows.filter((row) => row.day < today);
  const mayPrepare = mayCreateMeeting(me.member) === undefined;
  const ahead = next || mayPrepare;
  return (
    <>
      <PageHead title={t('title')} />
      {rows.length === 0 &&
        (coming ? (
          <Waiting word={frame('opening')} />
        ) : (
          <EmptyState drawing="pavilion" sentence={t('empty')} />
        ))}
      <Columns
        even
        record={
          ahead && (
            <>
              {next && <Cards title={t('next')} rows={[next]} today={today} />}
              {later.length > 0 && <Cards title={t('later')} rows={later} today={today} />}
              {mayPrepare && <Prepare rows={rows} today={today} />}
            </>
          )
        }
        aside={
          past.length > 0 && (
            <Section title={t('past')}>
              <Card>
                <List>
                  {past.map((row) => (
                    <PastMeeting key={row.id} row={row} today={today} />
                  ))}
                </List>
              </Card>
            </Section>
          )
        }
      />
    </>
  );
}

/** The next standing day that no meeting has yet: after this month's is prepared, next month's is offered. */
function Prepare({ rows, today }: { rows: readonly MeetingRow[]; today: string }) {
  const t = useTranslations('meetings');
  const locale = useLocale();
  const { settings } = useDevice();
  const free = firstFreeDay(today, settings.meetingDay, rows);
  return (
    <Card>
      <p>{t('notPrepared', { month: dayParts(free, locale)?.month ?? free })}</p>
      <p className="text-ink-soft">{t('prepareWhat')}</p>
      <Link href={`/meeting?id=${free}`} className="button-quiet text-balance">
        {/* The next month's needs no year. */}
        {t('prepare', { day: nearDay(free, locale, free) })}
      </Link>
    </Card>
  );
}

function firstFreeDay(today: string, meetingDay: number, rows: readonly MeetingRow[]): string {
  let day = nextMeetingDate(today, meetingDay);
  while (rows.some((row) => row.day === day)) day = nextMeetingDate(dayAfter(day), meetingDay);
  return day;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

function Cards({ title, rows, today }: { title: string; rows: readonly MeetingRow[]; today: string }) {
  return (
    <Section title={title}>
      <ul className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.id}>
            <MeetingCard row={row} today={today} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}
