/** Is it alive (`/healthz`), does it serve (`/readyz`), how is it (`/metrics`). */
import { Hono } from 'hono';
import type { StoreState } from '../store-state.ts';
import type { Metrics } from './metrics.ts';
import type { MetricsReader } from './metrics-access.ts';
import { problem } from './problem.ts';

/** Why requests had better go elsewhere, or wait. */
export type Readiness =
  | { readonly at: 'ready' }
  | { readonly at: 'loading' | 'stopping' }
  | Exclude<StoreState, { at: 'storing' }>;

export interface HealthServices {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  readonly mayReadMetrics: MetricsReader;
}

export function healthRoutes({ readiness, metrics, mayReadMetrics }: HealthServices): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ ok: true }));
  routes.get('/readyz', async (c) => {
    const state = await readiness();
    return state.at === 'ready'
      ? c.json({ ok: true })
      : problem({ code: 'unavailable' }, {}, reasonOf(state));
  });
  routes.get('/metrics', async (c) =>
    mayReadMetrics(c)
      ? c.body(await metrics.render(), 200, { 'content-type': metrics.contentType })
      : problem({ code: 'not-found' }),
  );
  return routes;
}

function reasonOf(state: Exclude<Readiness, { at: 'ready' }>): string {
  switch (state.at) {
    case 'loading':
      return 'The server is starting: its data are being opened.';
    case 'stopping':
      return 'The server is going down.';
    case 'refusing':
      return `Nothing can be stored: ${state.reason}.`;
  }
}
