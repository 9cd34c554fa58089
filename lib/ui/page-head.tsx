'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';
import { Ridge } from './ridge.tsx';

export interface PageHeadProps {
  title: string;
  /** The title as it is drawn, where that is more than its text. */
  drawn?: ReactNode;
  /** Where the person most likely came from. */
  back?: { readonly href: string; readonly label: string };
  /** At the right: the two ticks. */
  aside?: ReactNode;
  /** Under the eaves: where one comes in, and where a day begins. */
  ridge?: boolean;
  children?: ReactNode;
}

/** The title of a page, also in the tab. */
export function PageHead({ title, drawn, back, aside, ridge = false, children }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className="flex flex-col gap-2">
      {ridge && <Ridge />}
      {(back || aside) && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          {back && (
            <Link href={back.href} className="inline-flex min-h-15 items-center print:hidden">
              <span aria-hidden="true">‹&nbsp;</span>
              {back.label}
            </Link>
          )}
          {aside}
        </div>
      )}
      <h1 className="min-w-0 text-xl">{drawn ?? title}</h1>
      {children}
    </header>
  );
}
