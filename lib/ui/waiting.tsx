/** Something is being fetched or opened: quiet shapes in its place, and the word for those who listen. */
export function Waiting({ word }: { word: string }) {
  return (
    <div role="status" className="flex flex-col gap-3" data-testid="waiting">
      <span className="text-ink-soft">{word}</span>
      <span aria-hidden="true" className="h-8 w-2/3 rounded-md bg-slate-ground" />
      <span aria-hidden="true" className="h-20 rounded-md bg-slate-ground" />
      <span aria-hidden="true" className="h-20 rounded-md bg-slate-ground" />
    </div>
  );
}
