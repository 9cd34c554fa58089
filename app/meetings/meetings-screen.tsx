'use client';

import Link from 'next/link';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { MeetingCard } from '../../lib/deliberation/components/meeting-card.tsx';
import { type MeetingRow, nextOf, useMeetingRows } from '../../lib/deliberation/components/meeting-rows.ts';
import { localDateOf } from '../../lib/deliberation/local-time.ts';
import { mayCreateMeeting } from '../../lib/deliberation/meeting-writing.ts';
import { nextMeetingDate } from '../../lib/deliberation/next-meeting.ts';
import { longDay } from '../../lib/i18n/dates.ts';
import type { Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { Card } from '../../lib/ui/card.tsx';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';

export function MeetingsScreen({ me }: { me: Me }) {
  const t = useTranslations('meetings');
  const locale = useLocale();
  const { settings } = useDevice();
  const today = localDateOf(useNow().getTime());
  const rows = useMeetingRows();
  const next = nextOf(rows, today);
  const later = rows.filter((row) => row.day >= today && row !== next).reverse();
  const past = rows.filter((row) => row.day < today);

  // The next standing day that no meeting has yet: after this month's is prepared, next month's is offered.
  const free = firstFreeDay(today, settings.meetingDay, rows);
  const mayPrepare = mayCreateMeeting(me.member) === undefined;
  return (
    <>
      <PageHead title={t('title')} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {next && <Section title={t('next')} rows={[next]} today={today} />}
        {mayPrepare && (
          <Card>
            <p>{t('prepareWhat')}</p>
            <Link href={`/meeting?id=${free}`} className="button-quiet">
              {t('prepare', { day: longDay(free, locale) })}
            </Link>
          </Card>
        )}
        {later.length > 0 && <Section title={t('later')} rows={later} today={today} />}
        {past.length > 0 && <Section title={t('past')} rows={past} today={today} />}
      </div>
      {rows.length === 0 && <EmptyState drawing="pavilion" sentence={t('empty')} />}
    </>
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

function Section({ title, rows, today }: { title: string; rows: readonly MeetingRow[]; today: string }) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="text-lg">{title}</h2>
      <ul className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.id}>
            <MeetingCard row={row} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}
