import { lazy, type ReactNode, Suspense } from 'react';
import type { Drawing } from './drawings.tsx';

// A drawing may come late or, without a network and before anything is kept, not at all.
const Drawings = lazy(() => import('./drawings.tsx').catch(() => ({ default: () => null })));

/** One line drawing, one sentence, at most one way on. */
export function EmptyState({
  drawing,
  sentence,
  children,
}: {
  drawing: Drawing;
  sentence: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-8 text-center">
      <span aria-hidden="true" className="h-35 w-50">
        <Suspense>
          <Drawings of={drawing} />
        </Suspense>
      </span>
      <p className="max-w-[20em] text-balance text-ink-soft">{sentence}</p>
      {children}
    </div>
  );
}
