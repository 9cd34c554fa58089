/** All that is answered over HTTP: the API, health, and the app's files. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { badgeRoutes } from './badges.ts';
import { type CommunityServices, communityRoutes } from './community.ts';
import { type HealthServices, healthRoutes } from './health.ts';
import type { OwnOrigin } from './origin.ts';
import { problem } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { type SessionServices, sessionRoutes } from './session.ts';
import { type StartServices, startRoutes } from './start.ts';
import type { StaticFiles } from './static.ts';

export interface AppServices extends SessionServices, CommunityServices, StartServices, HealthServices {
  readonly sessions: SessionServices['sessions'];
  readonly badges: Parameters<typeof badgeRoutes>[0]['badges'];
  readonly isOwnOrigin: OwnOrigin;
  /** `/api/feed`, with a body limit of its own. */
  readonly feed: Hono;
  /** undefined: not built, API and sync alone. */
  readonly files: StaticFiles | undefined;
  /** `where`: method and route, nothing a person typed. */
  readonly onError: (error: unknown, where: string) => void;
}

const MAX_BODY_BYTES = 64 * 1024;
const FEED = '/api/feed';
const API_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export function createApp(services: AppServices): Hono {
  const app = new Hono();
  app.use(answered(services));
  app.use(fromOwnPages(services));
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problem({ code: 'too-large' }) });
  app.use((c, next) => (c.req.path === FEED ? next() : limit(c, next)));

  app.route('/', sessionRoutes(services));
  app.route('/', badgeRoutes(services));
  app.route('/', communityRoutes(services));
  app.route('/', startRoutes(services));
  app.route('/', healthRoutes(services));
  app.route('/', services.feed);

  app.all('/api/*', () => problem({ code: 'not-found' }));
  app.get('*', (c) => services.files?.(c.req.path, c.req.raw.headers) ?? problem({ code: 'not-found' }));
  app.notFound(() => problem({ code: 'not-found' }));
  app.onError((error, c) => {
    services.onError(error, `${c.req.method} ${c.req.path}`);
    return problem({ code: 'unavailable' });
  });
  return app;
}

/** Counts answers, and gives those that are not files their headers. */
function answered({ metrics }: AppServices): MiddlewareHandler {
  return async (c, next) => {
    await next();
    metrics.count(`requests_total{status="${c.res.status}"}`);
    if (c.res.headers.has('x-content-type-options')) return;
    for (const [name, value] of Object.entries(API_HEADERS)) c.res.headers.set(name, value);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write must come from a page of ours: a browser adds the Origin, and another site cannot change it. */
function fromOwnPages({ isOwnOrigin }: AppServices): MiddlewareHandler {
  return async (c, next) => {
    const ours = READS.has(c.req.method) || isOwnOrigin(c.req.header('origin'), c.req.header('host'));
    return ours ? next() : problem({ code: 'wrong-origin' });
  };
}
