import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { request } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Photo } from '../../lib/record/photo.ts';
import { type DocumentId, documentId, memberId } from '../../lib/shared/ids.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { wording } from '../../lib/testing/topic-scene.ts';
import { exif, GPS, jpeg, png, segment } from '../photos/made-pictures.ts';
import { PhotoSweep } from '../photos/sweep.ts';
import { type RunOptions, refusalOf, runApp } from './running-app.ts';

type Running = Awaited<ReturnType<typeof runApp>>;
type Browser = ReturnType<Running['browser']>;

const LIFT = documentId('topic', 'lift');
const LAMP = documentId('topic', 'lamp');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const picture = jpeg({ seed: 1 });
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const digest = digestOf(picture);

let running: Running;
let li: Browser;
let chair: Browser;

async function start(options: RunOptions = {}): Promise<void> {
  running = await runApp(options);
  [li, chair] = [running.browser(), running.browser()];
  await li.signIn('li');
  await chair.signIn('chair');
}

const path = (name = digest, doc: string = LIFT): string => `/api/attachments/${name}?doc=${doc}`;

interface Sent {
  readonly type?: string;
  readonly to?: string;
  readonly headers?: Record<string, string>;
}

function put(browser: Browser, bytes: Uint8Array<ArrayBuffer>, { type, to, headers }: Sent = {}) {
  const origin = `http://127.0.0.1:${running.server.port}`;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${origin}${to ?? path(digestOf(bytes))}`, {
    method: 'PUT',
    body: bytes,
    headers: { origin, 'content-type': type ?? 'image/jpeg', ...(cookie && { cookie }), ...headers },
  });
}

async function device(id: 'li' | 'chair'): Promise<TestDevice> {
  const member = (await running.services.sessions.ofCookie(`sid=${{ li, chair }[id].cookies.get('sid')}`))
    ?.member;
  if (!member) throw new Error('not signed in');
  return makeDevice({
    issueBadge: async (of, key) => {
      const issued = await running.services.badges.issue(of, key);
      if (!issued.ok) throw new Error(issued.refusal.code);
      return issued.value;
    },
    member,
    random: seededRandom(id.length),
    at: Date.now(),
  });
}

const cited = (bytes: Uint8Array): Photo => ({
  ...{ digest: digestOf(bytes), type: 'image/jpeg', bytes: bytes.length, width: 4, height: 3 },
});

/** Into the document, as that member's phone would. */
async function act(from: TestDevice, doc: DocumentId, type: string, body: unknown): Promise<void> {
  await running.services.rooms.with(doc, async (room) => {
    Y.applyUpdate(from.doc(doc), room.whole());
    await from.act(doc, type, body);
    const submission = room.submit(from.member, Y.encodeStateAsUpdate(from.doc(doc)), undefined);
    if (submission.at !== 'admitted') throw new Error(JSON.stringify(submission));
    await submission.stored;
  });
}

const raise = (from: TestDevice, doc: DocumentId, ...bytes: Uint8Array[]): Promise<void> =>
  act(from, doc, 'raise', { ...wording, photos: bytes.map(cited) });
const remove = (from: TestDevice, doc: DocumentId): Promise<void> =>
  act(from, doc, 'removePhoto', { digest, reason: 'private' });
const lying = (): string[] =>
  globSync('attachments/*/*', { cwd: running.dataDir }).map((file) =>
    file.slice('attachments/'.length).replace('/', ''),
  );

describe('taking and showing', () => {
  beforeEach(() => start());

  it('[PHOTO3] a reader of a topic that cites it gets it as it was sent, and as nothing but a picture', async () => {
    expect((await put(li, picture)).status).toBe(204);
    await raise(await device('li'), LIFT, picture);
    const shown = await chair.get(path());
    expect(shown.status).toBe(200);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(picture);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${digest.slice(0, 8)}.jpg"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    expect(lying()).toEqual([digest]);
    expect((await put(li, picture)).status).toBe(204);
  });

  it('[PHOTO3] before an act cites it, who uploaded it gets it, and nobody else; nor by another document', async () => {
    await put(li, picture);
    expect((await li.get(path())).status).toBe(200);
    expect(await refusalOf(await chair.get(path()))).toEqual([404, 'not-found']);
    await raise(await device('li'), LIFT, picture);
    await raise(await device('li'), LAMP);
    expect((await chair.get(path())).status).toBe(200);
    expect(await refusalOf(await chair.get(path(digest, LAMP)))).toEqual([404, 'not-found']);
  });

  it('one that is cited and has not arrived is not there yet', async () => {
    await raise(await device('li'), LIFT, picture);
    expect(await refusalOf(await chair.get(path()))).toEqual([404, 'not-found']);
    await put(li, picture);
    expect((await chair.get(path())).status).toBe(200);
  });
});

describe('[PHOTO3] is denied', () => {
  beforeEach(async () => {
    await start();
    await put(li, picture);
    await raise(await device('li'), LIFT, picture);
  });

  it('to a stranger, and to a session that has ended', async () => {
    const stranger = running.browser();
    expect(await refusalOf(await stranger.get(path()))).toEqual([401, 'not-signed-in']);
    expect(await refusalOf(await put(stranger, picture))).toEqual([401, 'not-signed-in']);
    const sid = li.cookies.get('sid') ?? '';
    await li.delete('/api/session');
    li.cookies.set('sid', sid);
    expect(await refusalOf(await li.get(path()))).toEqual([401, 'not-signed-in']);
    expect(await refusalOf(await put(li, picture))).toEqual([401, 'not-signed-in']);
  });

  it('to a member who may not read the document, or not make it', async () => {
    await running.services.db.run('delete from roles where member = ?', 'chair');
    expect(await refusalOf(await chair.get(path()))).toEqual([403, 'not-yours']);
    expect(await refusalOf(await put(chair, picture))).toEqual([403, 'not-yours']);
    const to = path(digest, 'topic:new');
    expect(await refusalOf(await put(chair, picture, { to }))).toEqual([403, 'role-missing']);
    expect(await refusalOf(await chair.get(to))).toEqual([403, 'not-yours']);
  });

  it('to an erased person, whose uploads stay known by their id', async () => {
    await running.services.people.erase(memberId('li'));
    expect(await refusalOf(await li.get(path()))).toEqual([401, 'not-signed-in']);
    const left = await running.services.db.all('select digest from photos where member = ?', 'li');
    expect(left).toEqual([{ digest }]);
  });

  it('to a page of another site, and under another member’s name', async () => {
    const headers = { origin: 'https://evil.example' };
    expect(await refusalOf(await put(li, picture, { headers }))).toEqual([403, 'wrong-origin']);
    expect((await li.get(`${path()}&as=li`)).status).toBe(200);
    expect(await refusalOf(await li.get(`${path()}&as=chair`))).toEqual([401, 'not-signed-in']);
    const to = `${path()}&as=chair`;
    expect(await refusalOf(await put(li, picture, { to }))).toEqual([401, 'not-signed-in']);
  });

  it('for a document of a kind without photos, of none, and by names that are no digest', async () => {
    expect(await refusalOf(await put(chair, picture, { to: path(digest, 'meeting:new') }))).toEqual([
      ...[403, 'role-missing'],
    ]);
    await running.services.people.grant(memberId('chair'), { role: 'planner' });
    for (const doc of ['meeting:new', 'elder:li', 'x', ''])
      expect(await refusalOf(await put(chair, picture, { to: path(digest, doc) })), doc).toEqual([
        ...[404, 'no-such-kind'],
      ]);
    for (const name of [
      '..%2f..%2fpavilion.db',
      digest.toUpperCase(),
      `${digest}0`,
      '%00',
      digest.slice(1),
    ]) {
      expect(await refusalOf(await li.get(path(name))), name).toEqual([404, 'not-found']);
      expect(await refusalOf(await put(li, picture, { to: path(name) })), name).toEqual([404, 'not-found']);
    }
    expect(lying()).toEqual([digest]);
  });
});

describe('[PHOTO4] a file that is not what it says', () => {
  beforeEach(() => start());

  it.each([
    ['empty', new Uint8Array(), 'image/jpeg', 422, 'not-a-photo'],
    ['HTML', new TextEncoder().encode('<script>alert(1)</script>'), 'image/jpeg', 422, 'not-a-photo'],
    ['SVG', new TextEncoder().encode('<svg/>'), 'image/svg+xml', 422, 'not-a-photo'],
    ['of another type', png(), 'image/jpeg', 422, 'not-a-photo'],
    ['enormous once unpacked', png({ width: 60_000, height: 60_000 }), 'image/png', 413, 'too-large'],
    ['with a place', jpeg({ more: [segment(0xe1, exif(GPS))] }), 'image/jpeg', 422, 'has-metadata'],
    ['too long', new Uint8Array(1024 * 1024 + 1), 'image/jpeg', 413, 'too-large'],
  ] as const)('%s is refused, and nothing is kept', async (_name, bytes, type, status, code) => {
    expect(await refusalOf(await put(li, bytes, { type }))).toEqual([status, code]);
    expect(lying()).toEqual([]);
    expect(await running.services.photoRows.totals()).toEqual({ photos: 0, bytes: 0 });
    const figures = await running.metrics();
    expect(figures).toContain(`pavilion_photo_refusals_total{code="${code}"} 1`);
  });

  it('under another’s name is refused', async () => {
    expect(await refusalOf(await put(li, jpeg({ seed: 2 }), { to: path() }))).toEqual([422, 'wrong-digest']);
  });

  it('without end is cut off before more of it is read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request({
        ...{ host: '127.0.0.1', port: running.server.port, method: 'PUT', path: path() },
        headers: {
          origin: `http://127.0.0.1:${running.server.port}`,
          cookie: `sid=${li.cookies.get('sid')}`,
          'content-type': 'image/jpeg',
          'transfer-encoding': 'chunked',
        },
      });
      const part = Buffer.alloc(64 * 1024, 1);
      let sent = 0;
      const go = (): void => {
        // Far more than a photo; the answer comes while it is still being sent.
        while (sent < 64 * 1024 * 1024) {
          sent += part.length;
          if (!sending.write(part)) return;
        }
      };
      sending.on('drain', go);
      sending.on('response', (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      go();
    });
    expect(status).toBe(413);
    expect(lying()).toEqual([]);
  });
});

describe('[PHOTO5] a member’s quota', () => {
  it('counts photos and bytes of a month, the same one once; others go on', async () => {
    await start({ env: { PHOTOS_PER_MEMBER: '2' } });
    for (const seed of [1, 2]) expect((await put(li, jpeg({ seed }))).status).toBe(204);
    expect(await refusalOf(await put(li, jpeg({ seed: 3 })))).toEqual([429, 'too-many-photos']);
    expect((await put(li, jpeg({ seed: 2 }))).status).toBe(204);
    expect((await put(chair, jpeg({ seed: 3 }))).status).toBe(204);
    await running.services.db.run('update photos set at = ?', Date.now() - 31 * DAY);
    expect((await put(li, jpeg({ seed: 4 }))).status).toBe(204);
  });

  it('many sent at once find it no emptier than one after the other', async () => {
    await start({ env: { PHOTO_BYTES_PER_MEMBER: String(3 * picture.length) } });
    const sent = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => put(li, jpeg({ seed }))));
    expect(sent.filter(({ status }) => status === 204)).toHaveLength(3);
    expect(lying()).toHaveLength(3);
  });
});

it('[PHOTO5] no member keeps more than a few uploads under way at once; others go on', async () => {
  await start();
  const answers: (number | undefined)[] = [];
  const slow = Array.from({ length: 11 }, () => {
    const sending = request({
      ...{ host: '127.0.0.1', port: running.server.port, method: 'PUT', path: path() },
      headers: {
        origin: `http://127.0.0.1:${running.server.port}`,
        cookie: `sid=${li.cookies.get('sid')}`,
        'content-type': 'image/jpeg',
        'content-length': picture.length,
      },
    });
    sending.on('error', () => undefined);
    sending.on('response', ({ statusCode }) => answers.push(statusCode));
    sending.write(picture.slice(0, 10));
    return sending;
  });
  await expect.poll(() => answers).toEqual([429, 429, 429]);
  expect(await refusalOf(await put(li, jpeg({ seed: 5 })))).toEqual([429, 'too-fast']);
  expect((await put(chair, jpeg({ seed: 6 }))).status).toBe(204);
  for (const sending of slow) sending.destroy();
  await expect.poll(async () => (await put(li, jpeg({ seed: 5 }))).status, { timeout: 10_000 }).toBe(204);
});

describe('[PHOTO6] a removed photo', () => {
  beforeEach(() => start());

  const sweep = (now = Date.now()): Promise<void> =>
    new PhotoSweep({
      ...running.services,
      rows: running.services.photoRows,
      photos: running.services.photoStore,
      clock: { now: () => now },
      onError: (error) => {
        throw error;
      },
    }).sweep();

  it('is gone for everybody at once, is not taken again, and its bytes follow; the topic stays', async () => {
    const phone = await device('li');
    await put(li, picture);
    await raise(phone, LIFT, picture);
    await remove(phone, LIFT);
    for (const browser of [li, chair])
      expect(await refusalOf(await browser.get(path()))).toEqual([410, 'photo-removed']);
    expect(await refusalOf(await put(chair, picture))).toEqual([410, 'photo-removed']);
    await sweep();
    expect(lying()).toEqual([]);
    expect(await refusalOf(await chair.get(path()))).toEqual([410, 'photo-removed']);
    const phase = await running.services.rooms.with(LIFT, (room) => room.state());
    expect(phase).toMatchObject({ phase: 'raised' });
  });

  it('stays for another document that cites it, until that removes it too', async () => {
    const phone = await device('li');
    await put(li, picture);
    await put(li, picture, { to: path(digest, LAMP) });
    await raise(phone, LIFT, picture);
    await raise(phone, LAMP, picture);
    await remove(phone, LIFT);
    await sweep();
    expect((await chair.get(path(digest, LAMP))).status).toBe(200);
    await remove(phone, LAMP);
    await sweep();
    expect(lying()).toEqual([]);
  });

  it('stays as well for one that cites it without having sent it', async () => {
    const phone = await device('li');
    await put(li, picture);
    await raise(phone, LIFT, picture);
    await raise(phone, LAMP, picture);
    await remove(phone, LIFT);
    await sweep();
    expect((await chair.get(path(digest, LAMP))).status).toBe(200);
  });

  it('what no act has named for a week is given up; what one names stays for good', async () => {
    await put(li, picture);
    const other = jpeg({ seed: 2 });
    await put(li, other);
    await raise(await device('li'), LIFT, picture);
    await sweep(Date.now() + 6 * DAY);
    expect(lying()).toHaveLength(2);
    await sweep(Date.now() + 8 * DAY);
    expect(lying()).toEqual([digest]);
    expect((await chair.get(path())).status).toBe(200);
  });
});
