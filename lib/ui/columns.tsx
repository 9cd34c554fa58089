import type { ReactNode } from 'react';

export interface ColumnsProps {
  /** What there is to choose from. */
  list?: ReactNode;
  /** The one thing this page is about. */
  record: ReactNode;
  /** What belongs to it: its people, what was carried over. */
  aside?: ReactNode;
  /** Where only one fits, it is shown alone: a list that has become long, or the record chosen from it. */
  alone?: 'list' | 'record' | undefined;
  /** Record and aside as two equals: cards of the same weight. An empty one leaves its room to the other. */
  even?: boolean;
}

/**
 * List, record and people: one column on a phone, two from a screen of 720 px, three from 1200 px. Measured in
 * characters of the width there is, so that larger text gets fewer columns, not narrower ones.
 */
export function Columns({ list, record, aside, alone, even = false }: ColumnsProps) {
  const hidden = (part: 'list' | 'record') =>
    alone !== undefined && alone !== part ? 'hidden @min-[26em]:flex' : 'flex';
  const column = 'min-w-0 flex-col gap-5 empty:hidden';
  return (
    <div className="@container">
      <div
        className={`grid items-start gap-5 print:flex print:flex-col print:items-stretch ${even ? EVEN : TRACKS[tracksOf(list, aside)]}`}
      >
        {list && (
          <div className={`${hidden('list')} ${column} ${aside ? '@min-[26em]:row-span-2' : ''}`}>{list}</div>
        )}
        <div className={`${hidden('record')} ${column}`}>{record}</div>
        {aside && (
          <div className={`${hidden('record')} ${column} ${list ? BELOW_THEN_BESIDE : ''}`}>{aside}</div>
        )}
      </div>
    </div>
  );
}

const tracksOf = (list: ReactNode, aside: ReactNode): keyof typeof TRACKS =>
  list ? (aside ? 'three' : 'list') : aside ? 'aside' : 'one';

const EVEN = '@min-[26em]:grid-flow-col @min-[26em]:auto-cols-fr';
/** The people stand under the record until there is room beside it. */
const BELOW_THEN_BESIDE = '@min-[26em]:col-start-2 @min-[50em]:col-start-3 @min-[50em]:row-start-1';
const TRACKS = {
  one: '',
  list: '@min-[26em]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @min-[50em]:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]',
  aside:
    '@min-[26em]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] @min-[50em]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
  three:
    '@min-[26em]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @min-[26em]:grid-rows-[auto_1fr] @min-[50em]:grid-cols-[minmax(0,4fr)_minmax(0,7fr)_minmax(0,4fr)]',
} as const;
