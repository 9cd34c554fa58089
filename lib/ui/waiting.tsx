import { Skeleton } from './skeleton.tsx';

/** Something is being fetched or opened: quiet shapes in its place, and the word. */
export function Waiting({ word, of = 'page' }: { word: string; of?: 'page' | 'rows' | 'card' }) {
  return (
    <div role="status" className="waiting flex flex-col gap-3" data-testid="waiting">
      <span className="text-ink-soft">{word}</span>
      <Skeleton of={of} />
    </div>
  );
}
