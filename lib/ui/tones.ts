/** The states a thing can be in. Each has a colour, a shape (shape.tsx) and, beside it, always a word. */
export type Tone = 'sure' | 'waiting' | 'check' | 'contested' | 'sealed' | 'plain' | 'wrong';

/** Ground and text; the outline shows where grounds do not: more contrast, forced colours, paper. */
export const toneClasses: Readonly<Record<Tone, string>> = {
  sure: 'border border-outline bg-leaf-ground text-leaf',
  waiting: 'border border-outline bg-slate-ground text-slate',
  check: 'border border-outline bg-ochre-ground text-ochre',
  contested: 'border border-outline bg-ochre-ground text-ochre',
  sealed: 'border border-vermilion bg-card text-vermilion',
  plain: 'border border-outline bg-slate-ground text-slate',
  wrong: 'border border-outline bg-vermilion-ground text-vermilion',
};
