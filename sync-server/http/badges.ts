/** `POST /api/badges`: a badge for this device's key, new or renewed [ACT2]. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { publicKeySchema } from '../../lib/record/badge.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { Badges } from '../notary/badges.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

/** A key as WebCrypto exports it says more than its point; the rest is not taken over. */
const badgeSchema = v.strictObject({ publicKey: v.object(publicKeySchema.entries) });

export function badgeRoutes({ sessions, badges }: { sessions: Sessions; badges: Badges }): Hono {
  const routes = new Hono();
  routes.post('/api/badges', async (c) => {
    const who = await sessions.ofCookie(c.req.header('cookie'));
    if (!who) return problem({ code: 'not-signed-in' });
    const body = await jsonBody(c, badgeSchema);
    if (!body.ok) return problem(body.refusal);
    const badge = await badges.issue(who.member, body.value.publicKey);
    return badge.ok ? c.json({ badge: badge.value }) : problem(badge.refusal);
  });
  return routes;
}
