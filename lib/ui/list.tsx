'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';

export interface ListProps {
  children: ReactNode;
  /** Says what it is a list of, where no heading does. */
  label?: string;
  /** Where the order means something: an agenda. */
  ordered?: boolean;
  testId?: string;
}

/** Rows with a line between them; stands in a card or on the paper. */
export function List({ children, label, ordered = false, testId }: ListProps) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag aria-label={label} data-testid={testId} className="flex flex-col divide-y divide-line">
      {children}
    </Tag>
  );
}

export interface RowProps {
  title: ReactNode;
  /** Under the title: place, time, person. */
  detail?: ReactNode;
  /** Before the title: a number, an initial, a date block. */
  start?: ReactNode;
  /** State marks. */
  marks?: ReactNode;
  /** At the right: minutes, a count; in a plain row also a button. */
  aside?: ReactNode;
  /** With it all of the row is one link, and must hold no other. */
  href?: string;
  /** The one that is shown beside the list. */
  current?: boolean;
  /** Keep the page where it is scrolled to: for a record that opens beside the list. */
  stay?: boolean;
  testId?: string;
}

const ROW = 'flex min-h-15 items-center gap-3 py-3';

export function Row(props: RowProps) {
  const { href, current = false, stay = false, testId } = props;
  return (
    <li data-testid={testId} className="min-w-0">
      {href === undefined ? (
        <div className={ROW}>
          <Content {...props} />
        </div>
      ) : (
        // The pages of a list are one page with other data: asking ahead for each row is work for nothing.
        <Link
          href={href}
          prefetch={false}
          scroll={!stay}
          aria-current={current ? 'true' : undefined}
          className={`${ROW} -mx-2 rounded-md px-2 text-ink no-underline aria-[current=true]:bg-pine-ground`}
        >
          <Content {...props} />
          <svg
            viewBox="0 0 10 16"
            aria-hidden="true"
            className="h-[0.8em] w-[0.5em] shrink-0 fill-none stroke-2 stroke-pine print:hidden"
          >
            <path d="m2 2 6 6-6 6" />
          </svg>
        </Link>
      )}
    </li>
  );
}

function Content({ title, detail, start, marks, aside }: RowProps) {
  return (
    <>
      {start !== undefined && <span className="shrink-0 text-ink-soft">{start}</span>}
      <span className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="flex min-w-0 grow basis-[8em] flex-col">
          <span className="font-semibold">{title}</span>
          {detail && <span className="text-ink-soft text-sm">{detail}</span>}
        </span>
        {marks && <span className="flex flex-wrap items-center gap-2">{marks}</span>}
        {aside && <span className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">{aside}</span>}
      </span>
    </>
  );
}
