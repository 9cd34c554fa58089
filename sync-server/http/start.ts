/** `POST /api/start`: the first committee account, by the link that the first start printed. */
import { Hono } from 'hono';
import * as v from 'valibot';
import type { LuciaSessions } from '../accounts/lucia-sessions.ts';
import type { StartLink } from '../accounts/start-link.ts';
import { type CommunitySettings, communityNameSchema } from '../people/community-settings.ts';
import type { People } from '../people/people.ts';
import { credentials } from './credentials.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

export interface StartServices {
  readonly startLink: StartLink;
  readonly sessions: LuciaSessions;
  readonly people: People;
  /** What a new community starts with; its own to change. */
  readonly startingSettings: CommunitySettings;
}

const startSchema = v.strictObject({
  token: v.pipe(v.string(), v.maxLength(64)),
  community: communityNameSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  ...credentials,
});

export function startRoutes({ startLink, sessions, people, startingSettings }: StartServices): Hono {
  const routes = new Hono();
  routes.post('/api/start', async (c) => {
    const body = await jsonBody(c, startSchema);
    if (!body.ok) return problem(body.refusal);
    const { community, ...founder } = body.value;
    const used = await startLink.use({
      ...founder,
      community: { name: community, settings: startingSettings },
    });
    if (!used.ok) return problem(used.refusal);
    c.header('set-cookie', await sessions.start(used.value));
    return c.json({ me: await people.me(used.value) });
  });
  return routes;
}
