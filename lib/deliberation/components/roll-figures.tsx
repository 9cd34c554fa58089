'use client';

import { useTranslations } from 'use-intl';
import { Shape } from '../../ui/shape.tsx';
import type { Tone } from '../../ui/tones.ts';
import type { Attendance } from '../meeting-state.ts';

/** One presence of a roll, or nobody's word yet; undefined: all of it. */
export type Shown = Attendance['presence'] | 'unmarked' | undefined;
type Presence = Exclude<Shown, undefined>;

export interface RollFiguresProps {
  presences: readonly Presence[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}

const ALWAYS: readonly Presence[] = ['present', 'unmarked'];
const ORDER = ['present', 'unmarked', 'absent', 'announced', 'contested'] as const satisfies Presence[];
const TONES: Readonly<Record<Presence, Tone>> = {
  present: 'sure',
  unmarked: 'plain',
  absent: 'plain',
  announced: 'waiting',
  contested: 'contested',
};
const COLOURS: Readonly<Record<Presence, string>> = {
  present: 'text-leaf',
  unmarked: 'text-slate',
  absent: 'text-slate',
  announced: 'text-slate',
  contested: 'text-ochre',
};

/** How many, to be read from afar; pressing a figure shows only those, once more shows all. */
export function RollFigures({ presences, shown, onShow }: RollFiguresProps) {
  const t = useTranslations('roll');
  const count = (of: Presence) => presences.filter((presence) => presence === of).length;
  const figures = ORDER.filter((of) => ALWAYS.includes(of) || shown === of || count(of) > 0);
  return (
    <fieldset aria-label={t('show')} className="flex flex-wrap gap-3 print:hidden">
      {figures.map((of) => (
        <button
          key={of}
          type="button"
          aria-pressed={shown === of}
          onClick={() => onShow(shown === of ? undefined : of)}
          className="flex min-h-15 min-w-[4.5em] grow basis-0 flex-col items-center rounded-md border border-edge bg-card px-1 py-2 leading-tight aria-pressed:border-pine aria-pressed:bg-pine-ground"
        >
          <span className={`inline-flex items-center gap-2 text-sm ${COLOURS[of]}`}>
            <Shape tone={TONES[of]} />
            <span className="font-semibold text-ink text-xl md:text-2xl">{count(of)}</span>
          </span>
          <span className={`text-balance text-sm ${COLOURS[of]}`}>{t(`shows.${of}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
