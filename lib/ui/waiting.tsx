import { Skeleton } from './skeleton.tsx';

/** Something is being fetched or opened: quiet shapes in its place, and the word. */
export function Waiting({ word, of = 'page' }: { word: string; of?: 'page' | 'rows' | 'card' }) {
  // Until the page has a title, this is what it is.
  const Word = of === 'page' ? 'h1' : 'span';
  return (
    <div role="status" className="waiting flex flex-col gap-3" data-testid="waiting">
      <Word className="font-normal text-base text-ink-soft">{word}</Word>
      <Skeleton of={of} />
    </div>
  );
}
