/** `PUT` and `GET /api/attachments/<sha-256>?doc=<document id>`. Origin of writes is checked for all routes alike. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_PHOTO_BYTES, type PhotoType } from '../../lib/record/photo.ts';
import { PHOTOS_PATH } from '../../lib/record/photo-path.ts';
import { type DocumentId, type MemberId, parseDocumentId } from '../../lib/shared/ids.ts';
import { no, ok, type Refusal, type Result } from '../../lib/shared/refusal.ts';
import { named } from '../accounts/named.ts';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import type { Observer } from '../observer.ts';
import { isDigest } from '../photos/photo-store.ts';
import type { Photos } from '../photos/photos.ts';
import { problem } from './problem.ts';

export interface PhotoRouteServices {
  readonly sessions: Sessions;
  readonly photos: Photos;
  readonly observer: Pick<Observer, 'photoTaken' | 'photoRefused'>;
}

/** Not to be taken for a page of ours, whatever it holds; and not to be kept by anything between us and its reader. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const ENDINGS: Readonly<Record<PhotoType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Of one member: a phone sends one after the other. */
const MOST_AT_ONCE = 8;

interface Asked {
  readonly who: SignedIn;
  readonly doc: DocumentId;
  readonly digest: string;
}

export function photoRoutes({ sessions, photos, observer }: PhotoRouteServices): Hono {
  const routes = new Hono();
  const path = `${PHOTOS_PATH}/:digest`;
  const sending = new Map<MemberId, number>();

  function refused(refusal: Refusal): Response {
    observer.photoRefused(refusal.code);
    return problem(refusal);
  }

  async function asked(c: Context): Promise<Result<Asked>> {
    const who = named(await sessions.ofCookie(c.req.header('cookie')), new URLSearchParams(c.req.query()));
    if (!who) return no('not-signed-in');
    const digest = c.req.param('digest') ?? '';
    if (!isDigest(digest)) return no('not-found');
    const doc = parseDocumentId(c.req.query('doc') ?? '');
    return doc ? ok({ who, doc, digest }) : no('no-such-kind');
  }

  routes.put(
    path,
    // Who may not send one is told before the bytes are taken.
    async (c, next) => {
      const found = await asked(c);
      if (!found.ok) return refused(found.refusal);
      const { member } = found.value.who;
      const refusal = await photos.mayTake({ ...found.value, member });
      if (refusal) return refused(refusal);
      const before = sending.get(member.id) ?? 0;
      if (before >= MOST_AT_ONCE) return refused({ code: 'too-fast' });
      sending.set(member.id, before + 1);
      try {
        return await next();
      } finally {
        const left = (sending.get(member.id) ?? 1) - 1;
        if (left > 0) sending.set(member.id, left);
        else sending.delete(member.id);
      }
    },
    bodyLimit({
      maxSize: MAX_PHOTO_BYTES,
      onError: () => refused({ code: 'too-large' }),
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      // It took a while: they may have been signed out meanwhile.
      const found = await asked(c);
      if (!found.ok) return refused(found.refusal);
      const { who, doc, digest } = found.value;
      const type = c.req.header('content-type');
      const taken = await photos.take({ member: who.member, doc, digest, type }, bytes);
      if (!taken.ok) return refused(taken.refusal);
      observer.photoTaken(bytes.length);
      return c.body(null, 204);
    },
  );

  routes.get(path, async (c) => {
    const found = await asked(c);
    if (!found.ok) return problem(found.refusal);
    const { who, doc, digest } = found.value;
    const shown = await photos.show(who.member, doc, digest);
    if (!shown.ok) return problem(shown.refusal);
    const { type, bytes } = shown.value;
    const name = `${digest.slice(0, 8)}.${ENDINGS[type]}`;
    return new Response(bytes, {
      headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    });
  });

  return routes;
}
