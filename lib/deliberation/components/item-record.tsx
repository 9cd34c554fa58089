'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay } from '../../i18n/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import type { AgendaItem, MeetingView } from '../meeting-state.ts';
import { ActionList } from './actions.tsx';
import { AssignForm } from './assign-form.tsx';
import { DecideForm, Decisions } from './decisions.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { Minutes } from './minutes.tsx';
import { shownPhase } from './shown-phase.ts';
import { useReason } from './use-reason.ts';
import { VoteCard } from './vote-card.tsx';
import { VoteOpener } from './vote-opener.tsx';

export interface ItemProps {
  desk: MeetingDesk;
  item: AgendaItem;
}

/** One item of the agenda as it is read: what was said, voted, decided and given to whom. An open vote goes first. */
export function ItemRecord({ desk, item, view }: ItemProps & { view: MeetingView }) {
  return (
    <article
      aria-labelledby={headingId(item)}
      className="flex min-w-0 flex-col gap-5"
      data-testid="item-record"
    >
      <ItemHeading desk={desk} item={item} view={view} />
      {desk.state.phase.at === 'in-session' && desk.state.currentItem !== item.id && (
        <OpenItem desk={desk} item={item} />
      )}
      <ItemVotes desk={desk} item={item} phase="open" />
      <ItemMinutes desk={desk} item={item} />
      <ItemVotes desk={desk} item={item} phase="closed" />
      <ItemOutcome desk={desk} item={item} view={view} />
      <ItemForms desk={desk} item={item} />
    </article>
  );
}

/** Where who comes by a link finds the focus. */
export const headingId = ({ id }: Pick<AgendaItem, 'id'>): string => `item-${id}`;

export function ItemHeading({ desk, item, view }: ItemProps & { view: MeetingView }) {
  const t = useTranslations('item');
  const locale = useLocale();
  const { agenda, currentItem, phase, startsAt } = desk.state;
  const number = agenda.findIndex((each) => each.id === item.id) + 1;
  const isCurrent = currentItem === item.id;
  const isOver = shownPhase(phase.at, view.daysUntil) === 'held';
  const voting = desk.state.votes.some((vote) => vote.item === item.id && vote.phase.at === 'open');
  return (
    <header className="flex flex-col gap-1">
      <p className="text-ink-soft">
        <span className="hidden print:inline">{`${longDay(startsAt, locale)} `}</span>
        {isCurrent && !isOver ? t('currentNumber', { number }) : t('number', { number })}
      </p>
      <h2
        id={headingId(item)}
        tabIndex={-1}
        // On a phone the vote is to be seen whole beneath it.
        className={`scroll-mt-40 ${voting ? 'text-xl md:text-2xl' : 'text-2xl'}`}
        data-testid={isCurrent ? 'current-item' : undefined}
      >
        <Phrased text={item.title} />
      </h2>
      {item.topic !== undefined && (
        <Link href={`/topic?id=${item.topic}`} className="inline-flex min-h-15 items-center print:hidden">
          {t('topic')}
        </Link>
      )}
    </header>
  );
}

/** `docked`: the button that closes the open one stands at the thumb. */
export function ItemVotes({
  desk,
  item,
  phase,
  docked = false,
}: ItemProps & { phase: 'open' | 'closed'; docked?: boolean }) {
  return desk.state.votes
    .filter((vote) => vote.item === item.id && vote.phase.at === phase)
    .map((vote) => <VoteCard key={vote.id} desk={desk} vote={vote} docked={docked} />);
}

export function ItemMinutes({ desk, item }: ItemProps) {
  const t = useTranslations('item');
  return (
    <Card title={t('minutes')} testId="minutes">
      <Minutes desk={desk} item={item} />
    </Card>
  );
}

export function ItemOutcome({ desk, item, view }: ItemProps & { view: MeetingView }) {
  const t = useTranslations('item');
  const { decisions, actions } = desk.state;
  return (
    <>
      <Decisions decisions={decisions.filter((decision) => decision.item === item.id)} />
      <ActionList
        title={t('actions')}
        actions={actions
          .filter((action) => action.item === item.id)
          .map((action) => ({
            id: action.id,
            title: action.title,
            owner: desk.nameOf(action.owner),
            due: action.due,
            overdue: view.overdue.includes(action.id),
          }))}
      />
    </>
  );
}

/** What officers may do with an item; to all others there is nothing here. */
export function ItemForms({ desk, item }: ItemProps) {
  const { state } = desk;
  const inSession = state.phase.at === 'in-session';
  const running = state.votes.some((vote) => vote.item === item.id && vote.phase.at === 'open');
  return (
    <>
      {inSession && !running && <VoteOpener key={`vote-${item.id}`} desk={desk} item={item} />}
      {inSession && !running && <DecideForm key={`decide-${item.id}`} desk={desk} item={item} />}
      {state.phase.at !== 'preparing' && <AssignForm key={`assign-${item.id}`} desk={desk} item={item} />}
    </>
  );
}

function OpenItem({ desk, item }: ItemProps) {
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
    <Button wide look="quiet" busy={busy} reason={reason(desk.mayNot(draft))} onPress={() => void open()}>
      {t('open')}
    </Button>
  );
}
