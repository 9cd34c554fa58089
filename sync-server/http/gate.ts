/**
 * What stands before the app from the first moment to the last, so that "starting" and "going down" can be told from
 * "down". While the data are being opened requests wait, and are answered by the app once it is there.
 */
import { Hono, type MiddlewareHandler } from 'hono';
import type { StoreState } from '../store-state.ts';
import { healthRoutes, type Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';
import type { MetricsReader } from './metrics-access.ts';
import { problem } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'serving'; readonly app: Hono; readonly storeState: () => Promise<StoreState> }
  | { readonly at: 'stopping' };

/** Seconds. */
const COME_BACK = { 'retry-after': '5', connection: 'close' };
const API_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export class Gate {
  readonly fetch: Hono['fetch'];
  #phase: Phase = { at: 'loading' };
  #opened: () => void = () => undefined;
  readonly #whenOpened = new Promise<void>((resolve) => {
    this.#opened = resolve;
  });

  constructor(metrics: Metrics, mayReadMetrics: MetricsReader) {
    const gate = new Hono();
    gate.use(answered(metrics));
    gate.route('/', healthRoutes({ readiness: () => this.#readiness(), metrics, mayReadMetrics }));
    gate.all('*', async (c) => {
      // A sync connection tries again by itself, and would be no use to anybody waiting.
      if (this.#phase.at === 'loading' && !c.req.header('upgrade')) await this.#whenOpened;
      return this.#phase.at === 'serving'
        ? this.#phase.app.fetch(c.req.raw, c.env)
        : problem({ code: 'unavailable' }, COME_BACK);
    });
    this.fetch = gate.fetch;
  }

  /** `storeState`: does the disk take what is written? */
  open(app: Hono, storeState: () => Promise<StoreState>): void {
    this.#phase = { at: 'serving', app, storeState };
    this.#opened();
  }

  shut(): void {
    this.#phase = { at: 'stopping' };
    this.#opened();
  }

  async #readiness(): Promise<Readiness> {
    if (this.#phase.at !== 'serving') return this.#phase;
    const state = await this.#phase.storeState();
    return state.at === 'storing' ? { at: 'ready' } : state;
  }
}

/** Counts answers, and gives those that are not files their headers. */
function answered(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    await next();
    metrics.requests.inc({ status: c.res.status });
    if (c.res.headers.has('x-content-type-options')) return;
    for (const [name, value] of Object.entries(API_HEADERS)) c.res.headers.set(name, value);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}
