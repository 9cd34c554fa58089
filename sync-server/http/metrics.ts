/**
 * Figures for Prometheus: our own under `pavilion_`, and memory, garbage collection and event-loop delay of the
 * process under their usual names. No label carries a name, an account, an address or a document's id.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. The bar is 50 ms for 99 of 100. */
const ACKNOWLEDGEMENT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export class Metrics {
  readonly #registry = new Registry();

  readonly updates = this.#counter('updates_total', 'Updates let in and stored.');
  readonly refusals = this.#counter('refusals_total', 'Updates refused, by why.', ['code']);
  readonly photos = this.#counter('photos_total', 'Photos taken.');
  readonly photoBytes = this.#counter('photo_bytes_total', 'Bytes of photos taken.');
  readonly photoRefusals = this.#counter('photo_refusals_total', 'Photos refused, by why.', ['code']);
  readonly closings = this.#counter('closed_connections_total', 'WebSockets ended, by close code.', ['code']);
  readonly requests = this.#counter('requests_total', 'HTTP requests answered, by status.', ['status']);
  readonly signIns = this.#counter('sign_ins_total', 'Sign-ins tried, by outcome.', ['outcome']);
  readonly failures = this.#counter('failures_total', 'Faults of the server itself; each is in the log.');
  readonly pushes = this.#counter('pushes_total', 'Calls to phones that are off, by outcome.', ['outcome']);
  readonly compactions = this.#counter('compactions_total', 'Documents whose log was compacted.');
  readonly acknowledgement = new Histogram({
    name: 'pavilion_acknowledgement_seconds',
    help: 'From an update let in to its being on disk, when it is acknowledged and forwarded.',
    buckets: ACKNOWLEDGEMENT_BUCKETS,
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  #counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Counter<Label> {
    return new Counter({ name: `pavilion_${name}`, help, labelNames, registers: [this.#registry] });
  }

  /** `read`: asked whenever somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name: `pavilion_${name}`,
      help,
      registers: [this.#registry],
      collect: async () => gauge.set(await read()),
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }
}
