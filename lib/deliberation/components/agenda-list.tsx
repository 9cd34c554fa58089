'use client';

import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import type { AgendaItem, MeetingState } from '../meeting-state.ts';

export interface AgendaListProps {
  state: MeetingState;
  /** Where an item is shown with its minutes, votes and decisions; without it nothing is to be opened yet. */
  hrefOf?: (item: string) => string;
  shownItem?: string | undefined;
  /** The meeting is: nothing is being discussed any more. */
  over?: boolean;
}

type ItemState = 'contested' | 'voting' | 'current' | 'adopted' | 'rejected' | 'deferred' | 'open';

const TONES: Readonly<Record<ItemState, Tone>> = {
  contested: 'contested',
  voting: 'waiting',
  current: 'waiting',
  adopted: 'sure',
  rejected: 'plain',
  deferred: 'plain',
  open: 'plain',
};

/** What it was given no longer matters. */
const DONE: ReadonlySet<ItemState> = new Set(['adopted', 'rejected', 'deferred', 'contested']);

function stateOf(item: AgendaItem, state: MeetingState, over: boolean): ItemState {
  const decision = state.decisions.findLast((each) => each.item === item.id);
  if (state.votes.some((vote) => vote.item === item.id && vote.phase.at === 'open')) return 'voting';
  if (decision?.contested) return 'contested';
  return decision?.outcome ?? (state.currentItem === item.id && !over ? 'current' : 'open');
}

export function AgendaList({ state, hrefOf, shownItem, over = false }: AgendaListProps) {
  const t = useTranslations('agenda');
  if (state.agenda.length === 0) return <EmptyState drawing="path" sentence={t('empty')} />;
  return (
    <Card title={t('items', { count: state.agenda.length })}>
      <List ordered>
        {state.agenda.map((item, index) => {
          const at = stateOf(item, state, over);
          const marked = state.phase.at !== 'preparing' && at !== 'open';
          return (
            <Row
              key={item.id}
              {...(hrefOf && { href: hrefOf(item.id) })}
              current={item.id === shownItem}
              start={index + 1}
              title={<Phrased text={item.title} />}
              detail={!DONE.has(at) && t('minutes', { count: item.minutes })}
              marks={
                (marked || item.unnotified) && (
                  <>
                    {marked && <StateMark tone={TONES[at]} word={t(`state.${at}`)} />}
                    {item.unnotified && <StateMark tone="check" word={t('unnotified')} />}
                  </>
                )
              }
            />
          );
        })}
      </List>
    </Card>
  );
}
