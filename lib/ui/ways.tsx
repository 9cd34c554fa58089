'use client';

import Link from 'next/link';

export interface WaysProps {
  label: string;
  ways: readonly { readonly href: string; readonly word: string; readonly current: boolean }[];
}

/** The few views of one record, as links side by side in one row; each has its own address. */
export function Ways({ label, ways }: WaysProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex divide-x divide-edge rounded-md border border-edge bg-card md:w-fit md:min-w-100">
        {ways.map((way) => (
          <li key={way.href} className="min-w-0 grow">
            <Link
              href={way.href}
              scroll={false}
              aria-current={way.current ? 'page' : undefined}
              className="-outline-offset-3 flex min-h-15 items-center justify-center rounded-md px-2 text-center no-underline in-data-[text=largest]:text-sm md:px-5 in-data-[text=largest]:md:text-base aria-[current=page]:bg-pine-ground aria-[current=page]:font-semibold aria-[current=page]:shadow-[inset_0_-3px_0_0_var(--pine)]"
            >
              {way.word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
