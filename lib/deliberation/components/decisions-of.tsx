'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { dayParts } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import { useDocument } from '../../sync/use-document.ts';
import { Card } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { MeetingState } from '../meeting-state.ts';
import type { MeetingRow } from './meeting-rows.ts';

/** What a meeting decided, item by item; nothing until it is there. */
export default function DecisionsOf({ row }: { row: MeetingRow }) {
  const t = useTranslations('today');
  const locale = useLocale();
  const opened = useDocument<MeetingState>('meeting', plainIdOf(row.id));
  if (opened.status !== 'ready') return null;
  const { agenda, decisions } = opened.live.state;
  const href = `/meeting?id=${plainIdOf(row.id)}&view=record`;
  const decided = agenda.flatMap((item) => {
    const last = decisions.findLast((decision) => decision.item === item.id);
    return last ? [{ item, last }] : [];
  });
  return (
    <Card title={t('lastDecisions', { month: dayParts(row.day, locale)?.month ?? row.day })}>
      <List>
        {decided.map(({ item, last }) => (
          <Row
            key={item.id}
            href={`/meeting?id=${plainIdOf(row.id)}&item=${item.id}`}
            title={<Phrased text={item.title} />}
            detail={<span className="line-clamp-2">{last.text}</span>}
            marks={
              last.contested ? (
                <StateMark tone="contested" word={t('contested')} />
              ) : (
                <StateMark
                  tone={last.outcome === 'adopted' ? 'sure' : 'plain'}
                  word={t(`outcomes.${last.outcome}`)}
                />
              )
            }
          />
        ))}
      </List>
      <Link href={href} className="button-quiet">
        {t('wholeRecord')}
      </Link>
    </Card>
  );
}
