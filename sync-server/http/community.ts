/** `GET /api/community`: name, public key and generation for everybody; settings for those signed in. */
import { Hono } from 'hono';
import type { Sessions } from '../accounts/sessions.ts';
import type { Notary } from '../notary/notary.ts';
import type { Community } from '../people/community-settings.ts';

export interface CommunityServices {
  readonly sessions: Sessions;
  readonly notary: Notary;
  readonly community: () => Promise<Community>;
}

export function communityRoutes({ sessions, notary, community }: CommunityServices): Hono {
  const routes = new Hono();
  routes.get('/api/community', async (c) => {
    const { name, settings } = await community();
    const { communityKey: publicKey, generation } = notary;
    const who = await sessions.ofCookie(c.req.header('cookie'));
    return c.json({ name, publicKey, generation, ...(who && { settings }) });
  });
  return routes;
}
