'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { useMeetingRows } from '../lib/deliberation/components/meeting-rows.ts';
import { TopicCard } from '../lib/deliberation/components/topics/topic-card.tsx';
import { useTopicRows } from '../lib/deliberation/components/topics/topic-rows.ts';
import {
  isSameAction,
  type TopicAsk,
  whatTopicsAsk,
} from '../lib/deliberation/components/topics/what-topics-ask.ts';
import { WaitingCard } from '../lib/deliberation/components/waiting-card.tsx';
import { type Waiting as WaitingThing, whatWaits } from '../lib/deliberation/components/what-waits.ts';
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
  const topics = useTopicRows();
  const waiting = whatWaits({ member: me.member, rows, today, meetingDay: settings.meetingDay });
  const asks = useMemo(() => whatTopicsAsk(me.member, topics, now.getTime()), [me, topics, now]);
  // A session that goes on is before all; then what a topic asks, which takes one tap.
  const session = waiting.filter(({ at }) => at === 'session');
  const others = waiting.filter(
    (each) =>
      each.at !== 'session' && !(each.at === 'action' && asks.some((ask) => isSameAction(ask, each.action))),
  );
  const asked = (ats: readonly TopicAsk['at'][]) =>
    asks
      .filter(({ at }) => ats.includes(at))
      .map((ask) => (
        <li key={`${ask.at} ${ask.row.id}`}>
          <TopicCard ask={ask} today={today} />
        </li>
      ));
  const card = (each: WaitingThing) => (
    <li key={each.at === 'action' ? each.action.id : `${each.at} ${each.day}`}>
      <WaitingCard me={me} waiting={each} today={today} />
    </li>
  );
  const raise = (
    <Link href="/topics?view=raise" className="button-quiet" data-testid="raise">
      {t('raise')}
    </Link>
  );
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
          waiting.length + asks.length > 0 ? (
            <>
              <ul aria-label={t('waiting')} className="flex flex-col gap-4">
                {session.map(card)}
                {asked(['rate', 'action'])}
                {others.map(card)}
                {asked(['agenda', 'screen'])}
              </ul>
              {raise}
            </>
          ) : coming ? (
            <Waiting word={frame('opening')} />
          ) : (
            <EmptyState drawing="pavilion" sentence={t('nothing')}>
              {raise}
            </EmptyState>
          )
        }
        aside={<LastDecisions rows={rows} today={today} />}
      />
    </>
  );
}
