import type { ReactNode } from 'react';

export interface DisclosureProps {
  title: ReactNode;
  /** What a person has to do now stands open; what they may do is one tap away. */
  open?: boolean;
  children: ReactNode;
  testId?: string;
}

/** A form that is not everybody's next step: the browser's own details. */
export function Disclosure({ title, open, children, testId }: DisclosureProps) {
  return (
    <details
      open={open}
      data-testid={testId}
      className="group rounded-md border border-line bg-card print:hidden"
    >
      <summary className="flex min-h-15 list-none items-center gap-3 rounded-md px-4 py-2 font-semibold text-pine md:px-5">
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="size-[0.8em] shrink-0 fill-current group-open:rotate-90"
        >
          <path d="M4 1.500 12.500 8 4 14.500Z" />
        </svg>
        {title}
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4 md:px-5 md:pb-5">{children}</div>
    </details>
  );
}
