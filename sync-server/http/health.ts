/** Is it alive (`/healthz`), does it serve (`/readyz`), can the app reach it (`/api/health`), what did it do (`/metrics`). */
import { Hono } from 'hono';
import { isLocal } from './address.ts';
import type { Metrics } from './metrics.ts';
import { problem } from './problem.ts';

export interface HealthServices {
  readonly metrics: Metrics;
  /** The database answers and the server is not going down. */
  readonly isReady: () => Promise<boolean>;
}

export function healthRoutes({ metrics, isReady }: HealthServices): Hono {
  const routes = new Hono();
  routes.get('/api/health', (c) => c.json({ ok: true }));
  routes.get('/healthz', (c) => c.json({ ok: true }));
  routes.get('/readyz', async (c) =>
    (await isReady()) ? c.json({ ok: true }) : problem({ code: 'unavailable' }),
  );
  routes.get('/metrics', (c) => {
    if (!isLocal(c)) return problem({ code: 'not-found' });
    return c.text(metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  return routes;
}
