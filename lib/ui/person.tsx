/** A person's name, and beside it what tells two of the same name apart. */
export function PersonName({ name, detail }: { name: string; detail?: string | undefined }) {
  return (
    <span className="min-w-0">
      {name}
      {detail && <span className="ml-2 text-ink-soft text-sm">{detail}</span>}
    </span>
  );
}
