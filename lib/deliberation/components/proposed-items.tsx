'use client';

import { useMemo, useState } from 'react';
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
  /** Writes into a topic that it comes onto this agenda; resolved once that is kept, or may not be. */
  onTopic: (topic: string) => Promise<unknown>;
}

const ALL = 'all';

/** What may come onto the agenda: carried actions, then topics by their seconds; each at a tap [MEET2]. */
export function ProposedItems({ state, actions, onSet, onTopic }: ProposedItemsProps) {
  const t = useTranslations('agenda');
  const rows = useTopicRows();
  const now = useNow().getTime();
  const { id, agenda } = state;
  const [busy, setBusy] = useState<string>();
  const proposed = useMemo(
    () => proposedAgenda({ meeting: id, agenda, actions, topics: boardOf(rows, now) }),
    [id, agenda, actions, rows, now],
  );
  if (proposed.length === 0) return null;
  const seconds = new Map(rows.map((row) => [row.id as string, row.summary.seconders.length]));
  // What is on the agenda has been written into its topic: nobody can leave in between.
  const put = async (pressed: string, items: readonly AgendaItem[]) => {
    setBusy(pressed);
    for (const { id: item, title, minutes, order, topic } of items) {
      if (topic !== undefined) await onTopic(topic);
      onSet(itemKey(item, 'order'), order);
      onSet(itemKey(item, 'minutes'), minutes);
      if (topic !== undefined) onSet(itemKey(item, 'topic'), topic);
      onSet(itemKey(item, 'title'), title);
    }
    setBusy((now) => (now === pressed ? undefined : now));
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
              <Button
                look="quiet"
                label={t('addItem', { title: item.title })}
                busy={busy === item.id}
                onPress={() => void put(item.id, [item])}
              >
                {t('addOne')}
              </Button>
            }
          />
        ))}
      </List>
      <Button
        look="quiet"
        wide
        testId="add-proposed"
        busy={busy === ALL}
        onPress={() => void put(ALL, proposed)}
      >
        {t('addAll', { count: proposed.length })}
      </Button>
    </Card>
  );
}
