'use client';

import { useMemo } from 'react';
import { useNow, useTranslations } from 'use-intl';
import type { SheetValue } from '../../record/document.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';
import { itemKey } from '../agenda.ts';
import { proposedAgenda } from '../agenda-proposal.ts';
import type { ActionItem, AgendaItem, MeetingState } from '../meeting-state.ts';
import { boardOf } from '../topic-board.ts';
import { useTopicRows } from './topics/topic-rows.ts';

export interface ProposedItemsProps {
  state: MeetingState;
  /** Of the last meeting. */
  actions: readonly ActionItem[];
  onSet: (key: string, value: SheetValue | undefined) => void;
  /** A topic comes onto this agenda. */
  onTopic: (topic: string) => void;
}

/** What may come onto the agenda: carried actions, then topics by their seconds; each at a tap [MEET2]. */
export function ProposedItems({ state, actions, onSet, onTopic }: ProposedItemsProps) {
  const t = useTranslations('agenda');
  const rows = useTopicRows();
  const now = useNow().getTime();
  const { id, agenda } = state;
  const proposed = useMemo(
    () => proposedAgenda({ meeting: id, agenda, actions, topics: boardOf(rows, now) }),
    [id, agenda, actions, rows, now],
  );
  if (proposed.length === 0) return null;
  const seconds = new Map(rows.map((row) => [row.id as string, row.summary.seconders.length]));
  const put = (items: readonly AgendaItem[]) => {
    for (const { id: item, title, minutes, order, topic } of items) {
      onSet(itemKey(item, 'order'), order);
      onSet(itemKey(item, 'minutes'), minutes);
      if (topic !== undefined) onSet(itemKey(item, 'topic'), topic);
      onSet(itemKey(item, 'title'), title);
      if (topic !== undefined) onTopic(topic);
    }
  };
  return (
    <Card title={t('proposed', { count: proposed.length })} testId="proposed-items">
      <p className="text-ink-soft">{t('proposedWhat')}</p>
      <List>
        {proposed.map((item) => (
          <Row
            key={item.id}
            title={item.title}
            detail={
              item.topic === undefined
                ? t('carriedAction')
                : t('topicSeconds', { count: seconds.get(`topic:${item.topic}`) ?? 0 })
            }
            aside={
              <Button look="quiet" label={t('addItem', { title: item.title })} onPress={() => put([item])}>
                {t('addOne')}
              </Button>
            }
          />
        ))}
      </List>
      <Button look="quiet" wide testId="add-proposed" onPress={() => put(proposed)}>
        {t('addAll', { count: proposed.length })}
      </Button>
    </Card>
  );
}
