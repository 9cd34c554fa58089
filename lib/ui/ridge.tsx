/** The roof under which a page begins: as wide as its column, in fine lines, with one vermilion pearl. */
export function Ridge() {
  return (
    <span className="mb-1 flex h-12 w-full max-w-150 in-data-[text=largest]:hidden fill-none stroke-[1.5] stroke-ink-soft [stroke-linecap:round] print:hidden">
      <Slope />
      <Tiles />
      <svg viewBox="0 0 24 48" aria-hidden="true" className="w-6 shrink-0">
        <path d="M0 13h24M0 18h24M0 40h24" />
        <path d="M12 44h.1" className="stroke-3 stroke-pine" />
        <path d="M12 10c-4-2-3-6 0-8 3 2 4 6 0 8Z" className="fill-vermilion stroke-vermilion" />
      </svg>
      <Tiles />
      <Slope mirrored />
    </span>
  );
}

/** From the ridge with its upturned tail down to the corner of the eaves with its bell. */
const Slope = ({ mirrored = false }: { mirrored?: boolean }) => (
  <svg viewBox="0 0 104 48" aria-hidden="true" className={`w-26 shrink-0 ${mirrored ? '-scale-x-100' : ''}`}>
    <path d="M104 13H94c-4 0-6-3-6-8-4 4-4 9-1 13h17M87 18C75 32 50 34 18 33 10 33 5 30 2 24M104 40H34C18 40 8 36 2 24" />
    <path d="M12 39v3m-2 4c0-4 4-4 4 0Z" className="stroke-pine" />
    <path d="M44 44h60" strokeDasharray="0 12" className="stroke-3 stroke-pine" />
  </svg>
);

/** Ridge and eaves, and below these the ends of the tiles. */
const Tiles = () => (
  <svg aria-hidden="true" className="h-12 min-w-0 grow">
    <path d="M0 13h900M0 18h900M0 40h900" />
    <path d="M12 44h900" strokeDasharray="0 12" className="stroke-3 stroke-pine" />
  </svg>
);
