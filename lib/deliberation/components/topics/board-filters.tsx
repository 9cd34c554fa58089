'use client';

import { useTranslations } from 'use-intl';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { type BoardOrder, type BoardState, boardOrders, boardStates } from '../../topic-board.ts';
import { useTopicSettings } from './use-topic-settings.ts';

/** What I raised or second. */
export const MINE = 'mine';

export interface BoardChoice {
  readonly words: string;
  /** Empty: all of them. */
  readonly state: BoardState | typeof MINE | '';
  readonly category: string;
  readonly area: string;
  readonly order: BoardOrder;
}
export const everything: BoardChoice = { words: '', state: '', category: '', area: '', order: 'newest' };

export interface BoardFiltersProps {
  choice: BoardChoice;
  onChange: (part: Partial<BoardChoice>) => void;
}

/** Looking for words and for a state is at hand; the rest unfolds. */
export function BoardFilters({ choice, onChange }: BoardFiltersProps) {
  const t = useTranslations('topics');
  const { categories, areas } = useTopicSettings();
  const all = { value: '', label: t('all') };
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  return (
    <div className="@container flex flex-col gap-3">
      <div className="grid gap-3 @min-[24em]:grid-cols-2">
        <TextField
          label={t('search')}
          type="search"
          autoComplete="off"
          value={choice.words}
          onChange={(words) => onChange({ words })}
        />
        <SelectField
          label={t('state')}
          value={choice.state}
          onChange={(state) => onChange({ state: state as BoardChoice['state'] })}
          options={[
            all,
            ...([MINE, ...boardStates] as const).map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
        />
      </div>
      <Disclosure title={t('narrow')}>
        <div className="grid gap-4 @min-[24em]:grid-cols-3">
          <SelectField
            label={t('category')}
            value={choice.category}
            onChange={(category) => onChange({ category })}
            options={[all, ...categories.map(named)]}
          />
          {areas.length > 1 && (
            <SelectField
              label={t('area')}
              value={choice.area}
              onChange={(area) => onChange({ area })}
              options={[all, ...areas.map(named)]}
            />
          )}
          <SelectField
            label={t('order')}
            value={choice.order}
            onChange={(order) => onChange({ order: order as BoardOrder })}
            options={boardOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
          />
        </div>
      </Disclosure>
    </div>
  );
}
