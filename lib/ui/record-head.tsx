'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';

export interface RecordHeadProps {
  title: string;
  /** The title as it is drawn, where that is more than its text. */
  drawn?: ReactNode;
  back: { readonly href: string; readonly label: string };
  /** State, day and place, under the title. */
  children?: ReactNode;
  /** At the right: the two ticks. */
  aside: ReactNode;
  /** What goes on below matters more than what it is called: on a phone the title gives way to it. */
  small?: boolean;
}

/** The top line of a record: the way back, title and state, the two ticks. On a phone one row. */
export function RecordHead({ title, drawn, back, children, aside, small = false }: RecordHeadProps) {
  usePageTitle(title);
  return (
    <header className="-mt-4 flex flex-wrap items-start gap-x-2 md:mt-0 md:gap-x-4">
      <Link
        href={back.href}
        className="-ml-3 inline-flex min-h-15 min-w-11 shrink-0 items-center justify-center gap-2 px-1 md:ml-0 print:hidden"
      >
        <svg
          viewBox="0 0 10 16"
          aria-hidden="true"
          className="h-[0.9em] w-[0.6em] shrink-0 fill-none stroke-2 stroke-current"
        >
          <path d="m8 2-6 6 6 6" />
        </svg>
        <span className="sr-only md:not-sr-only">{back.label}</span>
      </Link>
      <div className="flex min-h-15 min-w-0 grow basis-0 flex-col items-start justify-center gap-1">
        <h1
          className={
            small
              ? 'line-clamp-2 print:w-full print:text-center print:text-2xl text-base/tight in-[[data-text^=larg]]:text-sm/tight md:line-clamp-none md:text-xl in-[[data-text^=larg]]:md:text-xl'
              : 'text-lg/snug print:w-full print:text-center print:text-2xl in-data-[text=largest]:text-base/tight md:text-xl in-data-[text=largest]:md:text-xl'
          }
        >
          {drawn ?? title}
        </h1>
        {small && children}
      </div>
      {aside}
      {!small && <div className="basis-full print:hidden">{children}</div>}
    </header>
  );
}
