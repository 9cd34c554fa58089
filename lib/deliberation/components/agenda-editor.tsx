'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SheetValue } from '../../record/document.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { itemKey, PLACE_KEY, STARTS_AT_KEY, TITLE_KEY } from '../agenda.ts';
import { MAX_TITLE } from '../meeting-acts.ts';
import type { AgendaItem, MeetingState } from '../meeting-state.ts';
import { orderAtEnd, ordersAfterMove } from './agenda-order.ts';
import { AgendaRow } from './agenda-row.tsx';
import { SheetText } from './sheet-text.tsx';

export interface AgendaEditorProps {
  state: MeetingState;
  onSet: (key: string, value: SheetValue | undefined) => void;
  newItemId: () => string;
}

const USUAL_MINUTES = 15;

/** Title, place, time and items, until the notice freezes them [MEET3]. */
export function AgendaEditor({ state, onSet, newItemId }: AgendaEditorProps) {
  const t = useTranslations('agenda');
  const [removed, setRemoved] = useState<AgendaItem>();
  const [restored, setRestored] = useState<string>();
  const card = useRef<HTMLDivElement>(null);
  // Whoever removed an item by its button finds the way back at hand, and after it the item.
  useEffect(() => {
    const place = removed ? '[data-undo] button' : restored && `[data-item="${restored}"] textarea`;
    if (place) card.current?.querySelector<HTMLElement>(place)?.focus();
  }, [removed, restored]);
  const { agenda } = state;
  const put = ({ id, title, order, minutes }: AgendaItem) => {
    onSet(itemKey(id, 'order'), order);
    onSet(itemKey(id, 'minutes'), minutes);
    onSet(itemKey(id, 'title'), title);
  };
  const move = (index: number, by: -1 | 1) => {
    for (const [id, order] of ordersAfterMove(agenda, index, by)) onSet(itemKey(id, 'order'), order);
  };
  const total = agenda.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <>
      <Card title={t('frame')}>
        <SheetText
          label={t('meetingTitle')}
          value={state.title}
          maxLength={MAX_TITLE}
          onCommit={(value) => onSet(TITLE_KEY, value)}
        />
        <SheetText
          label={t('place')}
          value={state.place}
          maxLength={MAX_TITLE}
          onCommit={(value) => onSet(PLACE_KEY, value)}
        />
        <SheetText
          label={t('startsAt')}
          type="datetime-local"
          value={state.startsAt}
          keepsLast
          onCommit={(value) => onSet(STARTS_AT_KEY, value)}
        />
      </Card>
      <div ref={card}>
        <Card
          title={t('items', { count: agenda.length })}
          aside={<span>{t('total', { minutes: total })}</span>}
        >
          <ol className="flex flex-col gap-4">
            {agenda.map((item, index) => (
              <AgendaRow
                key={item.id}
                item={item}
                number={index + 1}
                isFirst={index === 0}
                isLast={index === agenda.length - 1}
                onTitle={(title) => onSet(itemKey(item.id, 'title'), title)}
                onMinutes={(minutes) => onSet(itemKey(item.id, 'minutes'), minutes)}
                onMove={(by) => move(index, by)}
                onRemove={() => {
                  setRestored(undefined);
                  setRemoved(item);
                  onSet(itemKey(item.id, 'title'), undefined);
                }}
              />
            ))}
          </ol>
          {removed && (
            <div data-undo="">
              <Banner tone="plain" urgent>
                <p>{t('removed', { title: removed.title })}</p>
                <Button
                  look="quiet"
                  onPress={() => {
                    put(removed);
                    setRestored(removed.id);
                    setRemoved(undefined);
                  }}
                >
                  {t('undo')}
                </Button>
              </Banner>
            </div>
          )}
          <NewItem
            after={agenda.length}
            onAdd={(title) =>
              put({ id: newItemId(), title, minutes: USUAL_MINUTES, order: orderAtEnd(agenda) })
            }
          />
        </Card>
      </div>
    </>
  );
}

/** `after`: how many there are already. */
function NewItem({ after, onAdd }: { after: number; onAdd: (title: string) => void }) {
  const t = useTranslations('agenda');
  const [title, setTitle] = useState('');
  const [added, setAdded] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // The longer list has pushed the field away: it comes back into sight, ready for the next one.
  useEffect(() => {
    if (added === 0 || after === 0) return;
    form.current?.querySelector('input')?.focus();
    form.current?.scrollIntoView({ block: 'center' });
  }, [added, after]);
  const add = (event: FormEvent) => {
    event.preventDefault();
    onAdd(title.trim());
    setTitle('');
    setAdded(added + 1);
  };
  return (
    <form ref={form} onSubmit={add} className="flex flex-col gap-3 border-line border-t pt-4">
      <TextField
        label={t('newItem')}
        hint={t('newItemHint')}
        maxLength={MAX_TITLE}
        value={title}
        onChange={setTitle}
      />
      <Button submit look="quiet" wide reason={title.trim() === '' ? t('writeFirst') : undefined}>
        {t('add')}
      </Button>
    </form>
  );
}
