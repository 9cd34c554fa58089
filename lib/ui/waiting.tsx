import type { ReactNode } from 'react';
import { Skeleton } from './skeleton.tsx';

export interface WaitingProps {
  word: ReactNode;
  /** Of a whole page: its title, and what it is for. */
  head?: ReactNode;
}

/** Something is being fetched or opened: quiet shapes in its place, and the word. */
export function Waiting({ word, head }: WaitingProps) {
  return (
    <div role="status" className="waiting flex flex-col gap-3" data-testid="waiting">
      {head}
      <span className="text-base text-ink-soft">{word}</span>
      <Skeleton of="rows" />
    </div>
  );
}
