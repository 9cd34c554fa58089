/**
 * `/api/history`: the versions of a document, one of them, who wrote what stands in a text; and, by those who may write
 * there, a version brought back as an edit of today [SYNC9]. Whoever may read a document may read its past.
 */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Member } from '../../lib/record/badge.ts';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import { HISTORY_PATH, type VersionPage } from '../../lib/record/history.ts';
import { parseDocumentId } from '../../lib/shared/ids.ts';
import { no, ok, type Refusal, type Result } from '../../lib/shared/refusal.ts';
import { named } from '../accounts/named.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { jsonBody } from '../http/json-body.ts';
import { problem } from '../http/problem.ts';
import type { Room } from '../relay/room.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { DocumentStore } from '../storage/store.ts';
import type { HistoryThread } from './history-thread.ts';

export interface HistoryServices {
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly store: DocumentStore;
  readonly thread: HistoryThread;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

const PAGE = 100;
const MOST_ROOTS = 64;

const name = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const bringBackSchema = v.strictObject({
  document: v.string(),
  version: name,
  roots: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(MOST_ROOTS)),
  ),
});

export function historyRoutes(services: HistoryServices): Hono {
  const routes = new Hono();
  const { store, thread } = services;

  routes.get(HISTORY_PATH, async (c) => {
    const before = numberOf(c, 'before');
    const answer = await withDocument(services, c, c.req.query('document'), async ({ id }) => {
      const all = await thread.work({ is: 'list', log: await store.log(id) });
      const older = before === undefined ? all : all.filter(({ version }) => version < before);
      const page: VersionPage = { versions: older.slice(0, PAGE), more: older.length > PAGE };
      return ok(page);
    });
    return answer.ok ? c.json(answer.value) : problem(answer.refusal);
  });

  routes.get(`${HISTORY_PATH}/version`, async (c) => {
    const version = numberOf(c, 'version');
    const answer = await withDocument(services, c, c.req.query('document'), async ({ id }) => {
      if (version === undefined) return no('malformed');
      const read = await thread.work({ is: 'read', log: await store.log(id), version });
      return read ? ok(read) : no('not-found');
    });
    return answer.ok ? c.json(answer.value) : problem(answer.refusal);
  });

  routes.get(`${HISTORY_PATH}/authors`, async (c) => {
    const root = c.req.query('root') ?? '';
    const answer = await withDocument(services, c, c.req.query('document'), async ({ id }) =>
      ok(await thread.work({ is: 'authors', log: await store.log(id), root })),
    );
    return answer.ok ? c.json({ blocks: answer.value }) : problem(answer.refusal);
  });

  routes.post(HISTORY_PATH, async (c) => {
    const body = await jsonBody(c, bringBackSchema);
    if (!body.ok) return problem(body.refusal);
    const { document, version, roots } = body.value;
    const answer = await withDocument(services, c, document, async (room, current) => {
      const log = await store.log(room.id);
      const client = freeClient(room, services.random);
      const made = await thread.work({ is: 'bring-back', log, version, roots, client, now: room.whole() });
      if (made.is === 'unknown') return no('not-found');
      if (made.is === 'same') return ok(undefined);
      // It took a while: they may have been signed out, or have other roles, meanwhile.
      const member = await current();
      return member ? submit(room, member, made.edit) : no('not-signed-in');
    });
    return answer.ok ? c.json({ stored: true }) : problem(answer.refusal);
  });

  return routes;
}

/** Denies first: only who is signed in, and may read the document, and only one that there is. */
async function withDocument<T>(
  { sessions, rooms }: HistoryServices,
  c: Context,
  document: string | undefined,
  use: (room: Room, current: () => Promise<Member | undefined>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const who = named(await sessions.ofCookie(c.req.header('cookie')), new URLSearchParams(c.req.query()));
  if (!who) return no('not-signed-in');
  const id = parseDocumentId(document ?? '');
  if (!id) return no('no-such-kind');
  const current = async () => (await sessions.stillValid([who.session])).get(who.session);
  const answer = await rooms.with(id, async (room): Promise<Result<T>> => {
    if (!room.mayRead(who.member)) return no('not-yours');
    if (!room.exists) return no('not-found');
    // Nobody reads what is not stored [SYNC1].
    await room.durable();
    return room.lost ? no('unavailable') : use(room, current);
  });
  return answer ?? no('no-such-kind');
}

/** By the same door as everything else. */
async function submit(room: Room, member: Member, edit: Uint8Array): Promise<Result<undefined>> {
  if (room.lost) return no('unavailable');
  const submission = room.submit(member, edit, undefined);
  switch (submission.at) {
    case 'admitted':
      await submission.stored;
      return ok(undefined);
    case 'nothing-new':
      return ok(undefined);
    case 'missing':
      return no('unavailable');
    case 'refused':
      return refusedAs(submission.refusal);
  }
}

const refusedAs = (refusal: Refusal): Result<undefined> => ({ ok: false, refusal });

/** Nobody's yet [GUARD3]. */
function freeClient(room: Room, random: HistoryServices['random']): number {
  for (;;) {
    const client = new DataView(random(new Uint8Array(4)).slice().buffer).getUint32(0);
    if (client >= FIRST_MEMBER_CLIENT && room.ownerOf(client) === undefined) return client;
  }
}

function numberOf(c: Context, parameter: string): number | undefined {
  const read = v.safeParse(name, Number(c.req.query(parameter)));
  return read.success ? read.output : undefined;
}
