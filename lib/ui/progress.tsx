import { useId } from 'react';

export interface ProgressProps {
  /** What is being done: `正在传照片`. */
  label: string;
  /** How far, as it is said: `3/8`. Without a value: what is known so far. */
  shown: string;
  /** Of `max`; undefined while nobody can know. */
  value?: number | undefined;
  max?: number;
}

/** Long work shows how far it is: the browser's own bar, and words. */
export function Progress({ label, shown, value, max = 1 }: ProgressProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span className="flex flex-wrap justify-between gap-x-4">
        <label htmlFor={id}>{label}</label>
        <span className="text-ink-soft">{shown}</span>
      </span>
      <progress id={id} value={value} max={max} aria-valuetext={shown} className="progress" />
    </div>
  );
}
