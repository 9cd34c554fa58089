import type { ReactNode } from 'react';
import type { Tone } from './tones.ts';

/** The shape of a state, drawn: cheap phones have no font with all of them. A word always stands beside it. */
export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-[0.9em] shrink-0 fill-current">
      {SHAPES[tone]}
    </svg>
  );
}

const RING = <circle cx="8" cy="8" r="6" className="fill-none stroke-2 stroke-current" />;

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  sure: <circle cx="8" cy="8" r="7" />,
  waiting: (
    <>
      {RING}
      <path d="M8 2a6 6 0 0 1 6 6H8Z" />
    </>
  ),
  check: <path d="M8 1.500 15.500 14.500H.5Z" />,
  contested: <path d="m8 .5 7.500 7.500L8 15.500.5 8Z" />,
  sealed: <rect x="1.500" y="1.500" width="13" height="13" rx="1.500" />,
  plain: RING,
  wrong: <path d="M2.500 2.500l11 11m0-11l-11 11" className="stroke-[3] stroke-current" />,
};
