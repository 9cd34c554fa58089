/** One measured figure beside its bar. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be. */
  readonly bar?: number;
  /** The least it may be. */
  readonly least?: number;
}

export const holds = ({ value, bar, least }: Figure): boolean =>
  (bar === undefined || value <= bar) && (least === undefined || value >= least);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
