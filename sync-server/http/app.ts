/** All that is answered over HTTP once the data are open: the API, and the app's files. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { PHOTOS_PATH } from '../../lib/record/photo-path.ts';
import { badgeRoutes } from './badges.ts';
import { type CommunityServices, communityRoutes } from './community.ts';
import type { OwnOrigin } from './origin.ts';
import { problem } from './problem.ts';
import { type PushServicesOfApp, pushRoutes } from './push.ts';
import { type SessionServices, sessionRoutes } from './session.ts';
import { type StartServices, startRoutes } from './start.ts';
import type { StaticFiles } from './static.ts';

export interface AppServices extends SessionServices, CommunityServices, StartServices, PushServicesOfApp {
  readonly sessions: SessionServices['sessions'];
  readonly badges: Parameters<typeof badgeRoutes>[0]['badges'];
  readonly isOwnOrigin: OwnOrigin;
  /** `/api/feed`, with a body limit of its own. */
  readonly feed: Hono;
  /** `/api/history`. */
  readonly history: Hono;
  /** `/api/figures`. */
  readonly figures: Hono;
  /** `/api/attachments`, with a body limit of its own. */
  readonly attachments: Hono;
  /** undefined: not built, API and sync alone. */
  readonly files: StaticFiles | undefined;
}

const MAX_BODY_BYTES = 64 * 1024;
/** With limits of their own. */
const isLarge = (path: string): boolean => path === '/api/feed' || path.startsWith(`${PHOTOS_PATH}/`);

export function createApp(services: AppServices): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    services.observer.answered(c.req.method, routePath(c), c.res.status);
  });
  app.use(fromOwnPages(services));
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problem({ code: 'too-large' }) });
  app.use((c, next) => (isLarge(c.req.path) ? next() : limit(c, next)));

  app.route('/', sessionRoutes(services));
  app.route('/', badgeRoutes(services));
  app.route('/', communityRoutes(services));
  app.route('/', startRoutes(services));
  app.route('/', pushRoutes(services));
  app.route('/', services.feed);
  app.route('/', services.history);
  app.route('/', services.figures);
  app.route('/', services.attachments);

  // What the app asks to know whether it is online.
  app.get('/api/health', (c) => c.json({ ok: true }));
  app.all('/api/*', () => problem({ code: 'not-found' }));
  app.get('*', (c) => services.files?.(c.req.path, c.req.raw.headers) ?? problem({ code: 'not-found' }));
  app.notFound(() => problem({ code: 'not-found' }));
  app.onError((error, c) => {
    services.observer.failed(error, { route: `${c.req.method} ${routePath(c)}` });
    return problem({ code: 'unavailable' });
  });
  return app;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A write must come from a page of ours: a browser adds the Origin, and another site cannot change it. */
function fromOwnPages({ isOwnOrigin }: AppServices): MiddlewareHandler {
  return async (c, next) => {
    const ours = READS.has(c.req.method) || isOwnOrigin(c.req.header('origin'), c.req.header('host'));
    return ours ? next() : problem({ code: 'wrong-origin' });
  };
}
