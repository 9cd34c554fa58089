'use client';

import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { QuickTick } from './quick-tick.tsx';

/** Who is there, in figures to be read from afar; for officers, a tick for whoever comes late. */
export function SessionPeople({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('meeting');
  const { state } = desk;
  const { quorum, phase } = state;
  return (
    <Card title={t('people')}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        <Figure term={t('present')} value={state.present} />
        <Figure term={t('due')} value={state.due} />
      </dl>
      {quorum && (
        <p className="text-ink-soft text-sm">
          {quorum.stands
            ? t('quorumStands', { needed: quorum.needed })
            : t('quorumNeeds', { needed: quorum.needed })}
        </p>
      )}
      {phase.at === 'in-session' && (
        <p className="text-ink-soft text-sm">{t('inTheChair', { name: desk.nameOf(phase.chair) })}</p>
      )}
      <QuickTick desk={desk} />
    </Card>
  );
}

function Figure({ term, value }: { term: string; value: number }) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd className="font-semibold text-2xl">{value}</dd>
    </div>
  );
}
