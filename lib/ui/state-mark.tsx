import { Shape } from './shape.tsx';
import { type Tone, toneClasses } from './tones.ts';

/** A state in colour, shape and word. */
export function StateMark({ tone, word, testId }: { tone: Tone; word: string; testId?: string }) {
  return (
    <span
      data-testid={testId}
      className={`inline-flex items-center gap-2 rounded-sm px-2 py-0.75 text-sm ${toneClasses[tone]}`}
    >
      <Shape tone={tone} />
      {word}
    </span>
  );
}
