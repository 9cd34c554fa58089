'use client';

import Link from 'next/link';

export interface WaysProps {
  label: string;
  ways: readonly { readonly href: string; readonly word: string; readonly current: boolean }[];
}

/** The few views of one record, as links side by side; each has its own address. */
export function Ways({ label, ways }: WaysProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {ways.map((way) => (
          <li key={way.href} className="grow">
            <Link
              href={way.href}
              scroll={false}
              aria-current={way.current ? 'page' : undefined}
              className="flex min-h-15 items-center justify-center rounded-md border border-line bg-card px-2 text-center md:px-4 no-underline aria-[current=page]:border-pine aria-[current=page]:bg-pine-ground aria-[current=page]:font-semibold"
            >
              {way.word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
