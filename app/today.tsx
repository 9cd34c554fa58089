'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { useMeetingRows } from '../lib/deliberation/components/meeting-rows.ts';
import { WaitingCard } from '../lib/deliberation/components/waiting-card.tsx';
import { whatWaits } from '../lib/deliberation/components/what-waits.ts';
import { localDateOf, localHourOf } from '../lib/deliberation/local-time.ts';
import { dayParts, longDay } from '../lib/i18n/dates.ts';
import { lunarDay } from '../lib/i18n/lunar.ts';
import type { Me } from '../lib/sync/device.ts';
import { useDevice } from '../lib/sync/use-device.ts';
import { useFirstShare } from '../lib/sync/use-first-share.ts';
import { Columns } from '../lib/ui/columns.tsx';
import { EmptyState } from '../lib/ui/empty-state.tsx';
import { PageHead } from '../lib/ui/page-head.tsx';
import { Waiting } from '../lib/ui/waiting.tsx';
import { LastDecisions } from './last-decisions.tsx';

const MINUTE_MS = 60_000;

function greetingAt(hour: number): 'morning' | 'noon' | 'afternoon' | 'evening' {
  if (hour < 11) return 'morning';
  if (hour < 13) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** What waits for me, in order of time. Where there is room, beside it what was decided last. */
export function Today({ me }: { me: Me }) {
  const t = useTranslations('today');
  const frame = useTranslations('frame');
  const locale = useLocale();
  const { settings } = useDevice();
  const now = useNow({ updateInterval: MINUTE_MS });
  const today = localDateOf(now.getTime());
  const rows = useMeetingRows();
  const coming = useFirstShare();
  const waiting = whatWaits({ member: me.member, rows, today, meetingDay: settings.meetingDay });
  return (
    <>
      <PageHead ridge title={t(greetingAt(localHourOf(now.getTime())), { name: me.name })}>
        <p className="flex flex-wrap gap-x-4 text-ink-soft">
          <span>{longDay(today, locale)}</span>
          <span>{dayParts(today, locale)?.weekday}</span>
          {locale.startsWith('zh') && <span>{lunarDay(today, locale)}</span>}
        </p>
      </PageHead>
      <Columns
        record={
          waiting.length > 0 ? (
            <ul aria-label={t('waiting')} className="flex flex-col gap-4">
              {waiting.map((each) => (
                <li key={each.at === 'action' ? each.action.id : `${each.at} ${each.day}`}>
                  <WaitingCard me={me} waiting={each} today={today} />
                </li>
              ))}
            </ul>
          ) : coming ? (
            <Waiting word={frame('opening')} />
          ) : (
            <EmptyState drawing="pavilion" sentence={t('nothing')} />
          )
        }
        aside={<LastDecisions rows={rows} today={today} />}
      />
    </>
  );
}
