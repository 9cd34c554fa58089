import { type ReactNode, useId } from 'react';

export interface CardProps {
  title?: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** A surface of its own; with a title, a region that can be jumped to. */
export function Card({ title, aside, children, testId }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      data-testid={testId}
      className="flex min-w-0 flex-col gap-4 rounded-md border border-line bg-card p-4 md:p-5"
    >
      {title && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
