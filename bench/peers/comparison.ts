/** All reports of one run, brought together: medians, tables with ratios, and the figures that have bars. */
import { type Figure, median } from '../figure.ts';
import { type PeerName, peerNames } from './peers.ts';
import type { Metric, Report } from './report.ts';
import type { WorkloadName } from './workloads.ts';

export class Comparison {
  readonly #reports: readonly Report[];

  constructor(reports: readonly Report[]) {
    this.#reports = reports;
  }

  /** Median over the repeats; undefined where there is none. */
  value(workload: string, peer: PeerName, metric: string): number | undefined {
    const values = this.#of(workload, peer).flatMap(({ metrics }) => metrics[metric]?.value ?? []);
    return values.length > 0 ? median(values) : undefined;
  }

  /** Of the other servers that keep documents, with storage or without. */
  best(workload: WorkloadName, metric: string, better: 'lower' | 'higher'): number | undefined {
    const values = peerNames
      .filter((peer) => peer !== 'pavilion' && peer !== 'relay')
      .flatMap((peer) => this.value(workload, peer, metric) ?? []);
    if (values.length === 0) return undefined;
    return better === 'lower' ? Math.min(...values) : Math.max(...values);
  }

  /** What docs/performance.md sets bars for, as far as it was measured. */
  figures(): Figure[] {
    const own = (
      what: string,
      workload: WorkloadName,
      metric: string,
      unit: string,
      bar: number,
    ): Figure[] => {
      const value = this.value(workload, 'pavilion', metric);
      return value === undefined ? [] : [{ what, value, unit, bar }];
    };
    const beside = (what: string, workload: WorkloadName, metric: string, by: Beside): Figure[] => {
      const value = this.value(workload, 'pavilion', metric);
      const best = this.best(workload, metric, 'least' in by ? 'higher' : 'lower');
      return value === undefined || best === undefined
        ? []
        : [{ what, value: value / best, unit: '× the best peer', ...by }];
    };
    return [
      ...own('join of a cold document of 50 KB, p50', 'W1', '50 KB cold, p50', 'ms', 15),
      ...own('join of a cold document of 1 MB, p50', 'W1', '1000 KB cold, p50', 'ms', 200),
      ...beside('highest sustained deliveries a second', 'W2', 'highest sustained', { least: 1 }),
      ...beside('p99 delivery at 300 edits a second', 'W2', 'at 300 edits/s, p99', { bar: 1.5 }),
      ...own('memory of an idle connection, 5,000 open', 'W3', 'an idle connection, 5000 open', 'KiB', 11),
      ...beside('200 clients with 200 offline edits each come back', 'W4', 'all have all after', { bar: 1 }),
      ...own('acknowledged edits lost in ten kills', 'W5', 'acknowledged edits lost', '', 0),
      ...own('store after 20,000 keystrokes in 200 sessions', 'W6', 'store, in documents', 'documents', 2),
      ...own('cold open of that document, p50', 'W6', 'cold open, p50', 'ms', 30),
    ];
  }

  /** Markdown: a table a workload, a column a server; in brackets its value over ours. */
  tables(): string {
    return [...new Set(this.#reports.map(({ workload }) => workload))]
      .map((workload) => this.#table(workload))
      .join('\n');
  }

  #table(workload: string): string {
    const peers = peerNames.filter((peer) => this.#of(workload, peer).some(({ without }) => !without));
    const reports = this.#reports.filter((report) => report.workload === workload);
    const kinds = new Map(reports.flatMap(({ metrics }) => Object.entries(metrics)));
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const lines = [...kinds].map(([metric, kind]) =>
      row([
        `${metric}${kind.unit && `, ${kind.unit}`}${kind.better === 'higher' ? ' ↑' : ''}`,
        ...peers.map((peer) => this.#cell(workload, peer, metric, kind)),
      ]),
    );
    const notes = reports.flatMap(({ peer, notes, without }) => [
      ...(without ? [`- ${peer}: not measured, ${without}`] : []),
      ...notes.map((note) => `- ${peer}: ${note}`),
    ]);
    const head = [row(['', ...peers]), row(['---', ...peers.map(() => '---:')])];
    const title = `## ${workload} ${reports[0]?.title ?? ''}\n`;
    return `${[title, ...head, ...lines, '', ...new Set(notes)].join('\n')}\n`;
  }

  #cell(workload: string, peer: PeerName, metric: string, { better }: Metric): string {
    const value = this.value(workload, peer, metric);
    if (value === undefined) return '–';
    const ours = this.value(workload, 'pavilion', metric);
    const isCompared = better !== 'neither' && peer !== 'pavilion' && ours;
    return `${shown(value)}${isCompared ? ` (×${shown(value / ours)})` : ''}`;
  }

  #of(workload: string, peer: PeerName): readonly Report[] {
    return this.#reports.filter((report) => report.workload === workload && report.peer === peer);
  }
}

type Beside = { readonly bar: number } | { readonly least: number };

const shown = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
