'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

export type Sign = 'sun' | 'pavilion' | 'person';

export interface FrameProps {
  places: readonly {
    readonly href: string;
    readonly word: string;
    readonly sign: Sign;
    readonly current: boolean;
  }[];
  /** Whose pavilion it is; at the head of the rail. */
  name: string;
  /** What the bar is, for those who listen. */
  label: string;
  /** Jumps over the bar. */
  skip: string;
  /** Lines that hold for the whole page: offline, sign in again. */
  lines?: ReactNode;
  children: ReactNode;
}

/** A bar under the thumb on phones, a rail at the side from 720 px. Nothing hides behind a menu. */
export function Frame({ places, name, label, skip, lines, children }: FrameProps) {
  return (
    <div className="framed min-h-dvh md:flex">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-card focus:p-4"
      >
        {skip}
      </a>
      <nav
        aria-label={label}
        className="fixed inset-x-0 bottom-0 z-40 border-line border-t bg-card pb-[env(safe-area-inset-bottom)] md:static md:w-36 md:shrink-0 md:border-t-0 md:border-r md:pb-0 print:hidden"
      >
        <div className="hidden flex-col items-center gap-2 px-2 pt-6 pb-4 text-center md:flex">
          <Mark />
          <span className="font-semibold text-sm">{name}</span>
        </div>
        <ul className="flex md:sticky md:top-0 md:flex-col md:gap-2 md:p-2">
          {places.map((place) => (
            <li key={place.href} className="min-w-0 grow basis-0">
              <Link
                href={place.href}
                aria-current={place.current ? 'page' : undefined}
                className="flex min-h-17 flex-col items-center justify-center gap-1 rounded-md px-1 py-1 text-ink-soft text-sm no-underline aria-[current=page]:bg-pine-ground aria-[current=page]:font-semibold aria-[current=page]:text-pine"
              >
                <svg
                  viewBox="0 0 24 24"
                  aria-hidden="true"
                  className="size-6 fill-none stroke-2 stroke-current"
                >
                  <path d={SIGNS[place.sign]} />
                </svg>
                {place.word}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 grow flex-col pb-28 md:pb-8">
        {lines && (
          <div className="mx-auto flex w-full max-w-[62rem] flex-col gap-2 px-4 pt-3 md:px-6 print:hidden">
            {lines}
          </div>
        )}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[62rem] flex-col gap-5 px-4 py-5 outline-none md:px-6"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

const SIGNS: Readonly<Record<Sign, string>> = {
  sun: 'M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2 2M17.4 17.4l2 2M4.6 19.4l2-2M17.4 6.6l2-2',
  pavilion:
    'M12 2v3M2 11c4-.7 7.500-2.700 10-6 2.500 3.300 6 5.300 10 6M5 11v10M19 11v10M9 11v10M15 11v10M2 21h20M4 11h16',
  person: 'M12 3a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9ZM3.500 21c.8-4 4.200-6 8.500-6s7.700 2 8.500 6Z',
};
