'use client';

import { lazy, Suspense } from 'react';
import type { MeetingRow } from '../lib/deliberation/components/meeting-rows.ts';
import { useMedia } from '../lib/ui/use-media.ts';

// Opens the meeting's document: only where there is room to show it, and not with the first page.
const DecisionsOf = lazy(() =>
  import('../lib/deliberation/components/decisions-of.tsx').catch(() => ({ default: () => null })),
);

/** What the last meeting decided, where the screen is wide enough for more than what waits. */
export function LastDecisions({ rows, today }: { rows: readonly MeetingRow[]; today: string }) {
  const wide = useMedia('(width >= 45rem)');
  const last = rows.find((row) => row.day < today && row.summary.decisions > 0);
  return (
    wide &&
    last && (
      <Suspense>
        <DecisionsOf row={last} />
      </Suspense>
    )
  );
}
