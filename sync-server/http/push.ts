/** `GET`, `PUT`, `DELETE /api/push`: what this member is told while the app is closed, and whether on this phone. */
import { createPublicKey } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { PushAnswer } from '../../lib/accounts/push-choices.ts';
import { named } from '../accounts/named.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { choicesSchema, type Phones } from '../push/phones.ts';
import type { PushServices } from '../push/push-services.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';

export interface PushServicesOfApp {
  readonly sessions: Sessions;
  /** False: the host lets no phone be called, and the app does not offer it. */
  readonly push: boolean;
  readonly phones: Phones;
  readonly pushServices: PushServices;
  readonly vapid: { readonly publicKey: string };
}

const base64url = (text: string): Buffer => Buffer.from(text, 'base64url');

/** An uncompressed point that lies on P-256. */
function isPoint(text: string): boolean {
  const point = base64url(text);
  if (point.length !== 65 || point[0] !== 4) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

const short = v.pipe(v.string(), v.maxLength(120));
const bodySchema = v.strictObject({
  subscription: v.strictObject({
    endpoint: v.string(),
    keys: v.strictObject({
      p256dh: v.pipe(short, v.check(isPoint)),
      auth: v.pipe(
        short,
        v.check((text) => base64url(text).length === 16),
      ),
    }),
  }),
  choices: choicesSchema,
});

export function pushRoutes({ push, sessions, phones, pushServices, vapid }: PushServicesOfApp): Hono {
  const routes = new Hono();
  if (!push) return routes;
  const signedIn = async (c: Context) =>
    named(await sessions.ofCookie(c.req.header('cookie')), new URLSearchParams(c.req.query()));

  routes.get('/api/push', async (c) => {
    const who = await signedIn(c);
    if (!who) return problem({ code: 'not-signed-in' });
    const endpoint = await phones.endpointOf(who.session);
    const answer: PushAnswer = {
      publicKey: vapid.publicKey,
      choices: await phones.choices(who.member.id),
      ...(endpoint !== undefined && { endpoint }),
    };
    return c.json(answer);
  });

  routes.put('/api/push', async (c) => {
    const who = await signedIn(c);
    if (!who) return problem({ code: 'not-signed-in' });
    const body = await jsonBody(c, bodySchema);
    if (!body.ok) return problem(body.refusal);
    const { subscription, choices } = body.value;
    if (!pushServices.allows(subscription.endpoint)) return problem({ code: 'bad-value' });
    await phones.subscribe({ session: who.session, member: who.member.id }, subscription, choices);
    return c.body(null, 204);
  });

  routes.delete('/api/push', async (c) => {
    const who = await signedIn(c);
    if (!who) return problem({ code: 'not-signed-in' });
    await phones.unsubscribe(who.session);
    return c.body(null, 204);
  });

  return routes;
}
