import type { ReactNode } from 'react';

export type Drawing = 'pavilion' | 'path' | 'gate';

/** One line drawing, one sentence, at most one way on. */
export function EmptyState({
  drawing,
  sentence,
  children,
}: {
  drawing: Drawing;
  sentence: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-8 text-center">
      <svg viewBox="0 0 160 110" aria-hidden="true" className="h-28 w-40 fill-none stroke-2 stroke-ink-soft">
        {DRAWINGS[drawing]}
      </svg>
      <p className="max-w-100 text-ink-soft">{sentence}</p>
      {children}
    </div>
  );
}

const GROUND = <path d="M8 100h144" className="stroke-pine" />;

const DRAWINGS: Readonly<Record<Drawing, ReactNode>> = {
  pavilion: (
    <>
      {GROUND}
      <path d="M80 12v10M24 52c22-4 42-14 56-30 14 16 34 26 56 30-8 4-18 4-26 2H50c-8 2-18 2-26-2Z" />
      <path d="M44 55v45M116 55v45M64 55v45M96 55v45" />
      <path d="M44 84h20M96 84h20M52 84v16M108 84v16" className="stroke-pine" />
    </>
  ),
  path: (
    <>
      {GROUND}
      <path d="M70 100c4-20 26-22 22-40s-22-16-12-36" strokeDasharray="5 6" />
      <path d="M28 100V70m-12 6c0-14 6-24 12-30 6 6 12 16 12 30a12 12 0 0 1-24 0Z" className="stroke-pine" />
      <path d="M132 100V78m-9 4c0-10 4-18 9-22 5 4 9 12 9 22a9 9 0 0 1-18 0Z" className="stroke-pine" />
    </>
  ),
  gate: (
    <>
      {GROUND}
      <path d="M30 34h100M38 34c0-8 20-8 42-16 22 8 42 8 42 16M46 34v66M114 34v66M46 46h68" />
      <path d="M80 46v54M72 74h2M86 74h2" className="stroke-pine" />
    </>
  ),
};
