'use client';

import { useLocale, useTranslations } from 'use-intl';
import { nearDay } from '../../../i18n/dates.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { TopicAction } from '../../topic-state.ts';
import { ClaimForm } from './claim-form.tsx';
import { MoveForm } from './move-form.tsx';
import { ProgressForm } from './progress-form.tsx';
import type { TopicDesk } from './topic-desk.ts';

/** Who does it until when, and how it goes [TOPIC7]. */
export function ActionCards({ desk, claiming }: { desk: TopicDesk; claiming: boolean }) {
  const t = useTranslations('doing');
  const { actions, claims } = desk.state;
  const contested = actions.some((action) => action.contested);
  return (
    <>
      {contested && (
        <Banner tone="contested" testId="contested-owner">
          <p>{t('contestedOwner')}</p>
        </Banner>
      )}
      {actions.map((action) => (
        <ActionCard
          key={action.id}
          desk={desk}
          action={action}
          claimed={claims.some((claim) => claim.action === action.id)}
          claiming={claiming}
        />
      ))}
    </>
  );
}

interface ActionCardProps {
  desk: TopicDesk;
  action: TopicAction;
  claimed: boolean;
  /** Claiming it done is my next step. */
  claiming: boolean;
}

function ActionCard({ desk, action, claimed, claiming }: ActionCardProps) {
  const t = useTranslations('doing');
  const locale = useLocale();
  const overdue = !claimed && action.due < desk.today;
  return (
    <Card title={action.title} testId="action">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span>{t('ownedBy', { name: desk.nameOf(action.owner) })}</span>
        <span>{t('until', { day: nearDay(action.due, locale, desk.today) })}</span>
        {overdue && <StateMark tone="check" word={t('overdue')} />}
        {action.contested && <StateMark tone="contested" word={t('contested')} />}
      </p>
      {!claimed && (
        <>
          <ClaimForm desk={desk} action={action} open={claiming} />
          <ProgressForm desk={desk} action={action} />
          <MoveForm desk={desk} action={action} />
        </>
      )}
    </Card>
  );
}
