'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { nearDay } from '../../i18n/dates.ts';
import type { ActId } from '../../shared/ids.ts';
import { Card } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { localDateOf } from '../local-time.ts';

export interface ActionRow {
  readonly id: ActId;
  readonly title: string;
  /** Left out where all are one's own. */
  readonly owner?: string;
  readonly due: string;
  readonly overdue: boolean;
}

export interface ActionListProps {
  title: string;
  hint?: string;
  actions: readonly ActionRow[];
}

/** What somebody has to do until when. */
export function ActionList({ title, hint, actions }: ActionListProps) {
  const t = useTranslations('action');
  const locale = useLocale();
  const today = localDateOf(useNow().getTime());
  if (actions.length === 0) return null;
  return (
    <Card title={title} testId="actions">
      {hint && <p className="text-ink-soft">{hint}</p>}
      <List>
        {actions.map((action) => (
          <Row
            key={action.id}
            title={action.title}
            detail={
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {action.owner && <span>{t('ownedBy', { name: action.owner })}</span>}
                <span>{t('until', { day: nearDay(action.due, locale, today) })}</span>
              </span>
            }
            marks={action.overdue && <StateMark tone="check" word={t('overdue')} />}
          />
        ))}
      </List>
    </Card>
  );
}
