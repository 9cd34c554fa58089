import type { ShownPhase } from '../../topic-state.ts';

const STEPS = 6;

/** How many of the six steps are behind it: raised, taken up, on an agenda, decided, under way, done well. */
const DONE: Readonly<Record<ShownPhase, number>> = {
  missing: 0,
  raised: 1,
  declined: 1,
  'taken-up': 2,
  'on-agenda': 3,
  decided: 4,
  'not-adopted': 3,
  'under-way': 5,
  'claimed-done': 5,
  closed: 6,
  're-opened': 2,
};

/** The same as the word of the phase, drawn: it says nothing that the word does not. */
export function PhasePath({ phase }: { phase: ShownPhase }) {
  const done = DONE[phase];
  return (
    <svg viewBox="0 0 176 12" aria-hidden="true" className="h-3 w-44 shrink-0 print:hidden">
      <path d="M6 6h164" className="stroke-2 stroke-line" />
      {done > 1 && <path d={`M6 6h${(done - 1) * 32.8}`} className="stroke-2 stroke-pine" />}
      {Array.from({ length: STEPS }, (_, at) => (
        <circle
          key={STEPS_NAMES[at]}
          cx={6 + at * 32.8}
          cy="6"
          r={at === done - 1 ? 5 : 4}
          className={at < done ? 'fill-pine' : 'fill-card stroke-2 stroke-edge'}
        />
      ))}
    </svg>
  );
}

const STEPS_NAMES = ['raised', 'taken-up', 'agenda', 'decided', 'under-way', 'closed'] as const;
