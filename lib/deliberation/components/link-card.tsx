'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { CardDay } from './card-day.tsx';

export interface LinkCardProps {
  /** Its day as a block; `today`: `2026-11-23`. */
  day?: { readonly day: string; readonly today: string };
  href: string;
  /** What it is that waits. */
  kind?: string;
  mark?: ReactNode;
  /** The main action; without it the card itself is the way. */
  word?: string;
  children: ReactNode;
  testId: string;
}

/** One thing of today: all of the card is the way to it. */
export function LinkCard({ day, href, kind, mark, word, children, testId }: LinkCardProps) {
  return (
    <Link
      href={href}
      data-testid={testId}
      className="flex min-w-0 flex-wrap gap-x-4 gap-y-2 rounded-md border border-line bg-card p-4 text-ink no-underline md:p-5"
    >
      {day && <CardDay day={day.day} today={day.today} />}
      <span className="flex min-w-0 grow basis-[8em] flex-col items-start gap-1">
        {mark ?? <span className="text-ink-soft text-sm">{kind}</span>}
        {children}
      </span>
      {word && <span className="button w-full text-balance">{word}</span>}
    </Link>
  );
}
