/** Counters and gauges in Prometheus' text form; no names, accounts, addresses or document ids. */

export class Metrics {
  readonly #counters = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();

  /** `name` with its labels: `requests_total{status="200"}`. */
  count(name: string): void {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + 1);
  }

  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  render(): string {
    const samples = [
      ...[...this.#counters].map(([name, value]) => ({ name, value, type: 'counter' })),
      ...[...this.#gauges].map(([name, read]) => ({ name, value: read(), type: 'gauge' })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    const lines: string[] = [];
    let family = '';
    for (const { name, value, type } of samples) {
      const [base = ''] = name.split('{');
      if (base !== family) lines.push(`# TYPE pavilion_${base} ${type}`);
      family = base;
      lines.push(`pavilion_${name} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
