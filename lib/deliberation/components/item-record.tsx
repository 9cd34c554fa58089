'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import type { AgendaItem, MeetingView } from '../meeting-state.ts';
import { ActionList } from './actions.tsx';
import { AssignForm } from './assign-form.tsx';
import { DecideForm, Decisions } from './decisions.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { Minutes } from './minutes.tsx';
import { useReason } from './use-reason.ts';
import { VoteCard } from './vote-card.tsx';
import { VoteOpener } from './vote-opener.tsx';

/** One item of the agenda with all that belongs to it: votes, decision, actions, minutes. */
export function ItemRecord({ desk, item, view }: { desk: MeetingDesk; item: AgendaItem; view: MeetingView }) {
  const t = useTranslations('item');
  const { state } = desk;
  const votes = state.votes.filter((vote) => vote.item === item.id);
  const running = votes.some((vote) => vote.phase.at === 'open');
  const decisions = state.decisions.filter((decision) => decision.item === item.id);
  const number = state.agenda.findIndex((each) => each.id === item.id) + 1;
  const isCurrent = state.currentItem === item.id;
  const inSession = state.phase.at === 'in-session';
  return (
    <article
      aria-labelledby={`item-${item.id}`}
      className="flex min-w-0 flex-col gap-5"
      data-testid="item-record"
    >
      <header className="flex flex-col gap-1">
        <p className="text-ink-soft">
          {isCurrent ? t('currentNumber', { number }) : t('number', { number })}
        </p>
        <h2 id={`item-${item.id}`} className="text-2xl" data-testid={isCurrent ? 'current-item' : undefined}>
          <Phrased text={item.title} />
        </h2>
      </header>
      {inSession && !isCurrent && <OpenItem desk={desk} item={item} />}
      {votes.map((vote) => (
        <div key={vote.id} id={`vote-${vote.id}`} className="scroll-mt-28">
          <VoteCard desk={desk} vote={vote} />
        </div>
      ))}
      <Card title={t('minutes')} testId="minutes">
        <Minutes desk={desk} item={item} />
      </Card>
      <Decisions decisions={decisions} />
      <ActionList
        title={t('actions')}
        actions={state.actions
          .filter((action) => action.item === item.id)
          .map((action) => ({
            id: action.id,
            title: action.title,
            owner: desk.nameOf(action.owner),
            due: action.due,
            overdue: view.overdue.includes(action.id),
          }))}
      />
      {inSession && !running && <VoteOpener key={`vote-${item.id}`} desk={desk} item={item} />}
      {inSession && !running && <DecideForm key={`decide-${item.id}`} desk={desk} item={item} />}
      {state.phase.at !== 'preparing' && <AssignForm key={`assign-${item.id}`} desk={desk} item={item} />}
    </article>
  );
}

function OpenItem({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const t = useTranslations('item');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'openItem', body: { item: item.id } } as const;
  if (!desk.isMine(draft)) return null;
  const open = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button wide busy={busy} reason={reason(desk.mayNot(draft))} onPress={() => void open()}>
      {t('open')}
    </Button>
  );
}
