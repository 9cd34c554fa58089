/** `GET` and `POST /api/feed`. Origin of writes is checked for all routes alike in http/. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import * as v from 'valibot';
import type { Clock } from '../../lib/shared/clock.ts';
import { named } from '../accounts/named.ts';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import { problem } from '../http/problem.ts';
import type { Allowances } from '../relay/limits.ts';
import { type PullServices, pull } from './pull.ts';
import { push, pushSchema } from './push.ts';

export interface FeedServices extends PullServices {
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** Of what members may still send. */
  readonly byMember: Allowances;
  /** The stream broke off by a fault of ours. */
  readonly onBrokenOff: (error: unknown) => void;
}

/** 20 MB of documents in base64, and a little. */
const MAX_PUSH_BYTES = 28 * 1024 * 1024;

export function feedRoutes(services: FeedServices): Hono {
  const routes = new Hono();
  const { sessions, byMember } = services;
  const signedIn = async (c: Context) =>
    named(await sessions.ofCookie(c.req.header('cookie')), new URLSearchParams(c.req.query()));
  /** The member as they are by now. */
  const current =
    ({ session }: SignedIn) =>
    async () =>
      (await sessions.stillValid([session])).get(session);

  routes.get('/api/feed', async (c) => {
    const who = await signedIn(c);
    const me = who && (await services.people.me(who.member.id));
    if (!who || !me) return problem({ code: 'not-signed-in' });
    c.header('content-type', 'application/x-ndjson; charset=utf-8');
    c.header('cache-control', 'no-store');
    return stream(
      c,
      async (out) => {
        for await (const line of pull(services, me, who.member, c.req.query('after'))) {
          if (out.aborted || !(await current(who)())) return;
          await out.write(`${JSON.stringify(line)}\n`);
        }
      },
      async (error) => services.onBrokenOff(error),
    );
  });

  routes.post(
    '/api/feed',
    bodyLimit({ maxSize: MAX_PUSH_BYTES, onError: () => problem({ code: 'too-large' }) }),
    async (c) => {
      const who = await signedIn(c);
      if (!who) return problem({ code: 'not-signed-in' });
      const text = await c.req.text();
      if (!byMember.of(who.member.id).take(Buffer.byteLength(text), services.clock.now()))
        return problem({ code: 'too-fast' });
      const body = v.safeParse(pushSchema, parsed(text));
      if (!body.success) return problem({ code: 'malformed' });
      return c.json({ documents: await push(services.rooms, current(who), body.output) });
    },
  );

  return routes;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
