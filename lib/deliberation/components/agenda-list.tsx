'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Phrased } from '../../ui/phrased.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import type { AgendaItem, MeetingState } from '../meeting-state.ts';

export interface AgendaListProps {
  state: MeetingState;
  /** Where an item is shown with its minutes, votes and decisions. */
  hrefOf: (item: string) => string;
  shownItem?: string | undefined;
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

function stateOf(item: AgendaItem, state: MeetingState): ItemState {
  const decision = state.decisions.findLast((each) => each.item === item.id);
  if (state.votes.some((vote) => vote.item === item.id && vote.phase.at === 'open')) return 'voting';
  if (decision?.contested) return 'contested';
  return decision?.outcome ?? (state.currentItem === item.id ? 'current' : 'open');
}

export function AgendaList({ state, hrefOf, shownItem }: AgendaListProps) {
  const t = useTranslations('agenda');
  if (state.agenda.length === 0) return <EmptyState drawing="path" sentence={t('empty')} />;
  return (
    <Card title={t('items', { count: state.agenda.length })}>
      <ol className="flex flex-col">
        {state.agenda.map((item, index) => {
          const at = stateOf(item, state);
          return (
            <li key={item.id} className="border-line border-t first:border-t-0">
              <Link
                href={hrefOf(item.id)}
                aria-current={item.id === shownItem ? 'true' : undefined}
                className="flex min-h-15 flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-2 py-3 text-ink no-underline aria-[current=true]:bg-pine-ground"
              >
                <span className="flex min-w-0 grow basis-[9.5em] gap-3">
                  <span className="text-ink-soft">{index + 1}</span>
                  <span className="min-w-0 font-semibold">
                    <Phrased text={item.title} />
                  </span>
                </span>
                <span className="text-ink-soft text-sm">{t('minutes', { count: item.minutes })}</span>
                {state.phase.at !== 'preparing' && at !== 'open' && (
                  <StateMark tone={TONES[at]} word={t(`state.${at}`)} />
                )}
                {item.unnotified && <StateMark tone="check" word={t('unnotified')} />}
              </Link>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
