/** What changed in all documents a member may read, as lines: the newest documents first, resumable [SYNC4, SYNC5]. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { MePayload } from '../../lib/accounts/me.ts';
import type { Member } from '../../lib/record/badge.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import { changesAfter } from '../history/changes.ts';
import type { Community } from '../people/community-settings.ts';
import type { People } from '../people/people.ts';
import type { Room } from '../relay/room.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { ChangedDocument, DocumentStore } from '../storage/store.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';

/** A device's share at most [SYNC4]. */
const MAX_SHARE_BYTES = 20 * 1024 * 1024;
/** More changes than this are dearer to merge than the document is to send. */
const MOST_CHANGES = 200;

export interface PullServices {
  readonly store: DocumentStore;
  readonly rooms: Rooms;
  readonly people: People;
  readonly generation: number;
  readonly community: () => Promise<Community>;
  readonly onError: (error: unknown, where: string) => void;
}

export type FeedLine =
  | { readonly t: 'me'; readonly me: MePayload }
  | {
      readonly t: 'community';
      readonly name: string;
      readonly settings: unknown;
      readonly generation: number;
    }
  | { readonly t: 'people'; readonly digest: string; readonly rows: readonly unknown[] }
  | {
      readonly t: 'doc';
      readonly id: string;
      /** A Yjs V1 update in base64. */
      readonly update: string;
      /** All of the document; else what the device lacks. */
      readonly whole: boolean;
      readonly summary: unknown;
      readonly resume: string;
    }
  | { readonly t: 'end'; readonly cursor: string };

export async function* pull(
  services: PullServices,
  me: MePayload,
  member: Member,
  after: string | undefined,
): AsyncGenerator<FeedLine> {
  const rights = rightsOf(member);
  const known = readCursor(after);
  const isCurrent = known?.generation === services.generation && known.rights === rights;
  const from = isCurrent ? known : undefined;
  const start: Cursor = {
    generation: services.generation,
    rights,
    people: from?.people ?? '',
    after: from?.after ?? 0,
    top: from && from.before > 0 ? from.top : await services.store.last(),
    before: 0,
  };
  yield { t: 'me', me };
  yield { t: 'community', ...(await services.community()), generation: services.generation };
  const isResumed = from !== undefined && from.before > 0;
  const changed = isResumed
    ? [...(await newer(services, start.top)), ...(await services.store.changed(start.after, from.before))]
    : await newer(services, start.after);
  yield* documents(services, member, changed, { ...start, before: isResumed ? from.before : start.top });
  const { digest, rows } = await services.people.entitledRows(member, await metBy(services, member));
  if (digest !== start.people) yield { t: 'people', digest, rows };
  yield { t: 'end', cursor: writeCursor({ ...start, people: digest, after: start.top, top: 0, before: 0 }) };
}

/** Also what changes meanwhile: sent twice is harmless, passed over is not. */
const newer = ({ store }: PullServices, after: number): Promise<readonly ChangedDocument[]> =>
  store.changed(after, Number.MAX_SAFE_INTEGER);

async function* documents(
  services: PullServices,
  member: Member,
  changed: readonly ChangedDocument[],
  cursor: Cursor,
): AsyncGenerator<FeedLine> {
  let sent = 0;
  for (const { doc: id, last } of changed) {
    const read = await unlessInTrouble(services, id, (room) => readFor(services, room, member, cursor.after));
    if (!read) continue;
    const { update, whole, summary } = read;
    sent += update.length;
    if (sent > MAX_SHARE_BYTES) return;
    yield {
      t: 'doc',
      id,
      update: Buffer.from(update).toString('base64'),
      whole,
      summary,
      resume: writeCursor({ ...cursor, before: Math.min(cursor.before, last - 1) }),
    };
  }
}

/** What the reader lacks of one document, on disk all of it; undefined where they may not read. */
async function readFor({ store }: PullServices, room: Room, member: Member, after: number) {
  if (!room.mayRead(member)) return undefined;
  const changes = after === 0 ? [] : await changesAfter(store, room.id, after);
  while (room.hasPending) await room.durable();
  const whole = changes.length === 0 || changes.length > MOST_CHANGES;
  const update = whole ? room.whole() : Y.mergeUpdates([...changes]);
  return { update, whole, summary: room.kind.summarise(room.state()) };
}

/** One document's trouble does not keep the others from their readers [SYNC12]. */
async function unlessInTrouble<T>(
  { rooms, onError }: PullServices,
  id: DocumentId,
  use: (room: Room) => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await rooms.with(id, use);
  } catch (error) {
    onError(error, id);
    return undefined;
  }
}

/** Whom the reader meets in the documents they may read. */
async function metBy(services: PullServices, member: Member): Promise<ReadonlySet<MemberId>> {
  const met = new Set<MemberId>([member.id]);
  for (const { doc } of await newer(services, 0)) {
    await unlessInTrouble(services, doc, (room) => {
      if (!room.mayRead(member)) return;
      for (const id of peopleIn(room.kind.summarise(room.state()))) met.add(id);
    });
  }
  return met;
}

/** By convention a summary lists under `people` whose names its reader needs. */
function peopleIn(summary: unknown): readonly MemberId[] {
  const people = (summary as { people?: unknown } | null)?.people;
  return Array.isArray(people) ? (people as MemberId[]) : [];
}

function rightsOf({ roles, areas }: Member): string {
  return createHash('sha256')
    .update(JSON.stringify([roles, areas]))
    .digest('base64url')
    .slice(0, 12);
}
