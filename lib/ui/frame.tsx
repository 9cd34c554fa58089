'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import { SIGNS, type Sign } from './signs.ts';

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
                className="flex min-h-17 flex-col items-center justify-center gap-1 rounded-md px-1 py-1 text-ink-soft text-sm no-underline in-data-[text=largest]:max-md:text-[0.7rem] aria-[current=page]:bg-pine-ground aria-[current=page]:font-semibold aria-[current=page]:text-pine"
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
      <main id="main" tabIndex={-1} className="flex min-w-0 grow flex-col pb-28 outline-none md:pb-8">
        {lines && (
          <div className="mx-auto flex w-full max-w-[62rem] flex-col gap-2 px-4 pt-3 md:px-6 print:hidden">
            {lines}
          </div>
        )}
        <div className="page mx-auto flex w-full max-w-[62rem] flex-col gap-5 px-4 py-5 md:px-6">
          {children}
        </div>
      </main>
    </div>
  );
}
