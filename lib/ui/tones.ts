/** The states a thing can be in. Each has a colour, a shape (shape.tsx) and, beside it, always a word. */
export type Tone = 'sure' | 'waiting' | 'check' | 'contested' | 'plain' | 'wrong';

export const toneClasses: Readonly<Record<Tone, string>> = {
  sure: 'bg-leaf-ground text-leaf',
  waiting: 'bg-slate-ground text-slate',
  check: 'bg-ochre-ground text-ochre',
  contested: 'bg-ochre-ground text-ochre',
  plain: 'bg-slate-ground text-slate',
  wrong: 'bg-vermilion-ground text-vermilion',
};
