import type { MeasuredServer } from './measured-server.ts';
import type { Findings } from './report.ts';

export interface Bench {
  readonly server: MeasuredServer;
  readonly found: Findings;
}

export interface Workload {
  readonly title: string;
  /** What a server must keep to be measured by it: documents at all, or over a restart. */
  readonly needs: 'nothing' | 'memory' | 'disk';
  readonly run: (bench: Bench) => Promise<void>;
}
