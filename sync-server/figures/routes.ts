/** `GET /api/figures`: for members, and for everybody where the community has decided so. */
import { Hono } from 'hono';
import type { Sessions } from '../accounts/sessions.ts';
import { problem } from '../http/problem.ts';
import type { Community } from '../people/community-settings.ts';
import { type FiguresServices, PublicFigures } from './public-figures.ts';

export interface FiguresRouteServices extends FiguresServices {
  readonly sessions: Sessions;
  readonly community: () => Promise<Community>;
}

export function figuresRoutes(services: FiguresRouteServices): Hono {
  const routes = new Hono();
  const figures = new PublicFigures(services);
  routes.get('/api/figures', async (c) => {
    const { name, settings } = await services.community();
    const { categories, publicFigures, rating } = settings.topics;
    const mayRead = publicFigures || (await services.sessions.ofCookie(c.req.header('cookie'))) !== undefined;
    if (!mayRead) return problem({ code: 'not-signed-in' });
    return c.json({ name, categories, threshold: rating.threshold, ...(await figures.read()) });
  });
  return routes;
}
