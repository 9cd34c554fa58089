export interface PersonProps {
  name: string;
  /** What tells two of the same name apart: the door. */
  detail?: string | undefined;
}

export function PersonName({ name, detail }: PersonProps) {
  return (
    <span className="min-w-0">
      {name}
      {detail && <span className="ml-2 text-ink-soft text-sm">{detail}</span>}
    </span>
  );
}

/** The same with the first character of the name in a circle, where people are what the list is about. */
export function Person({ name, detail }: PersonProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-3">
      <span
        aria-hidden="true"
        className="flex size-[2.2em] shrink-0 items-center justify-center rounded-full border border-outline bg-pine-ground text-pine"
      >
        {[...name.trim()][0]?.toUpperCase()}
      </span>
      <span className="flex min-w-0 flex-col">
        {name}
        {detail && <span className="text-ink-soft text-sm">{detail}</span>}
      </span>
    </span>
  );
}
