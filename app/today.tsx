'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { ActionList } from '../lib/deliberation/components/actions.tsx';
import { MeetingCard } from '../lib/deliberation/components/meeting-card.tsx';
import { nextOf, useMeetingRows } from '../lib/deliberation/components/meeting-rows.ts';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { dayParts, longDay } from '../lib/i18n/dates.ts';
import { lunarDay } from '../lib/i18n/lunar.ts';
import type { Me } from '../lib/sync/device.ts';
import { EmptyState } from '../lib/ui/empty-state.tsx';
import { PageHead } from '../lib/ui/page-head.tsx';

const MINUTE_MS = 60_000;

function greetingAt(hour: number): 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour < 11) return 'morning';
  if (hour < 13) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** What waits for me, in order of time. */
export function Today({ me }: { me: Me }) {
  const t = useTranslations('today');
  const locale = useLocale();
  const now = useNow({ updateInterval: MINUTE_MS });
  const today = localDateOf(now.getTime());
  const rows = useMeetingRows();
  const next = nextOf(rows, today);
  const mine = rows
    .flatMap(({ summary }) => summary.actions)
    .filter((action) => action.owner === me.member.id)
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  return (
    <>
      <PageHead ridge title={t(greetingAt(now.getHours()), { name: me.name })}>
        <p className="flex flex-wrap gap-x-4 text-ink-soft">
          <span>{longDay(today, locale)}</span>
          <span>{dayParts(today, locale)?.weekday}</span>
          <span>{lunarDay(today, locale)}</span>
        </p>
      </PageHead>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {next && (
          <section className="flex flex-col gap-3">
            <h2 className="text-lg">
              {next.summary.phase === 'in-session' ? t('inSession') : t('nextMeeting')}
            </h2>
            <MeetingCard row={next} today={today} />
          </section>
        )}
        <ActionList
          title={t('myActions')}
          actions={mine.map(({ id, title, due }) => ({
            id,
            title,
            due,
            overdue: due < today,
          }))}
        />
      </div>
      {!next && mine.length === 0 && <EmptyState drawing="pavilion" sentence={t('nothing')} />}
    </>
  );
}
