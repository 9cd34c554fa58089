/** `POST`, `GET`, `DELETE /api/session`: sign in, who am I, sign out. */
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { Accounts } from '../accounts/accounts.ts';
import type { LuciaSessions } from '../accounts/lucia-sessions.ts';
import type { Observer } from '../observer.ts';
import type { People } from '../people/people.ts';
import type { ClientAddress } from './client-address.ts';
import { credentials } from './credentials.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

export interface SessionServices {
  readonly accounts: Accounts;
  readonly sessions: LuciaSessions;
  readonly people: People;
  readonly observer: Observer;
  readonly addressOf: ClientAddress;
  readonly randomId: () => string;
  /** Cookies over https only. */
  readonly secure: boolean;
}

const signInSchema = v.strictObject(credentials);
const DEVICE = 'device';
/** The longest that browsers keep a cookie. */
const DEVICE_SECONDS = 400 * 24 * 60 * 60;

export function sessionRoutes(services: SessionServices): Hono {
  const { accounts, sessions, people, observer, addressOf } = services;
  const routes = new Hono();

  routes.post('/api/session', async (c) => {
    const body = await jsonBody(c, signInSchema);
    if (!body.ok) return problem(body.refusal);
    const { account, password } = body.value;
    const device = getCookie(c, DEVICE);
    const signedIn = await accounts.signIn({ account, password, device, address: addressOf(c) });
    if (signedIn.ok) observer.signedIn('ok', { member: signedIn.value });
    else observer.signedIn(signedIn.refusal.code, { account });
    if (!signedIn.ok) {
      return 'retryAfter' in signedIn
        ? problem(signedIn.refusal, { 'retry-after': String(signedIn.retryAfter) })
        : problem(signedIn.refusal);
    }
    const me = await people.me(signedIn.value);
    if (!me) return problem({ code: 'wrong-password' });
    const known = device ?? services.randomId();
    await accounts.remember(account, known);
    c.header('set-cookie', await sessions.start(me.id), { append: true });
    setCookie(c, DEVICE, known, {
      httpOnly: true,
      sameSite: 'Lax',
      secure: services.secure,
      maxAge: DEVICE_SECONDS,
      path: '/api/session',
    });
    return c.json({ me });
  });

  routes.get('/api/session', async (c) => {
    const who = await sessions.ofCookie(c.req.header('cookie'));
    if (!who) return problem({ code: 'not-signed-in' });
    if (who.renewed) c.header('set-cookie', who.renewed);
    return c.json({ me: who.me });
  });

  routes.delete('/api/session', async (c) => {
    c.header('set-cookie', await sessions.end(c.req.header('cookie')));
    return c.body(null, 204);
  });

  return routes;
}
