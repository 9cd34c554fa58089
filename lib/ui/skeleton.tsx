/** The shape of what will stand here; still, and silent for those who listen. A word says that it is coming. */
export function Skeleton({ of }: { of: 'rows' | 'card' }) {
  return (
    <span aria-hidden="true" className="flex flex-col gap-3">
      {SHAPES[of].map((shape, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
        <span key={at} className={`block rounded-md bg-slate-ground ${shape}`} />
      ))}
    </span>
  );
}

const SHAPES = {
  rows: ['h-13', 'h-13', 'h-13'],
  card: ['h-28'],
} as const;
