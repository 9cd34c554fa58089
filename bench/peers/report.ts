/** What one workload found with one server, as it passes from the process that measures to the one that compares. */
import type { PeerName } from './peers.ts';

export interface Metric {
  /** NaN, null once it was JSON: it could not be had. */
  readonly value: number | null;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'neither';
}

export interface Report {
  readonly workload: string;
  readonly title: string;
  readonly peer: PeerName;
  readonly versions: readonly string[];
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly notes: readonly string[];
  /** Why it was not measured, or not to the end. */
  readonly without?: string;
}

/** Fills a report while a workload runs. */
export class Findings {
  readonly metrics: Record<string, Metric> = {};
  readonly notes: string[] = [];

  metric(name: string, value: number, unit = '', better: Metric['better'] = 'lower'): void {
    this.metrics[name] = { value: Number.isFinite(value) ? value : null, unit, better };
    console.error(`  ${name}: ${Number.isFinite(value) ? Number(value.toPrecision(4)) : '–'} ${unit}`);
  }

  note(text: string): void {
    this.notes.push(text);
    console.error(`  ! ${text}`);
  }

  /** Of passing interest. */
  log(text: string): void {
    console.error(`  . ${text}`);
  }
}
