import { type ReactNode, useId } from 'react';

export interface AskCardProps {
  /** One character of the four: 需, 情, 计, 效. */
  sign: string;
  title: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  /** Where a link or the main action leads to. */
  place: string;
}

/** One of the four asks: a card with the ask's sign before its title. */
export function AskCard({ sign, title, aside, children, place }: AskCardProps) {
  const id = useId();
  return (
    <section
      id={place}
      aria-labelledby={id}
      data-testid={place}
      className="flex min-w-0 scroll-mt-4 flex-col gap-4 rounded-md border border-line bg-card p-4 md:p-5"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span
          aria-hidden="true"
          className="flex size-[1.9em] shrink-0 items-center justify-center rounded-sm border border-outline bg-pine-ground font-semibold text-pine"
        >
          {sign}
        </span>
        <h2 id={id} className="min-w-0 grow basis-[4.5em] text-lg">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
