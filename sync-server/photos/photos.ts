/** What is taken and shown of photos: always of one document, which its reader asks by digest [PHOTO3–6]. */
import { createHash } from 'node:crypto';
import type { Member } from '../../lib/record/badge.ts';
import type { PhotoType } from '../../lib/record/photo.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { no, ok, type Refusal, type Result } from '../../lib/shared/refusal.ts';
import type { Room } from '../relay/room.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { PhotoRows } from './photo-rows.ts';
import type { PhotoStore } from './photo-store.ts';
import { readPicture, sniff } from './picture-file.ts';

/** Within 30 days, of one member. 0: no limit. */
export interface PhotoLimits {
  readonly photosAMonth: number;
  readonly photoBytesAMonth: number;
}

export interface PhotoServices {
  readonly rooms: Rooms;
  readonly rows: PhotoRows;
  readonly store: PhotoStore;
  readonly clock: Clock;
  readonly limits: PhotoLimits;
}

export interface Upload {
  readonly member: Member;
  readonly doc: DocumentId;
  readonly digest: string;
  /** As the request declares it. */
  readonly type: string | undefined;
}

export interface StoredPhoto {
  readonly type: PhotoType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

export class Photos {
  readonly #services: PhotoServices;
  /** One upload of a member after the other: a quota that all could see half empty would be none. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(services: PhotoServices) {
    this.#services = services;
  }

  /** Before its bytes are read: may this member send one for this document at all? */
  async mayTake({ member, doc, digest }: Omit<Upload, 'type'>): Promise<Refusal | undefined> {
    const answer = await this.#services.rooms.with(doc, (room): Result<void> => {
      // Its act may come later than its bytes.
      const refusal = room.exists ? mayRead(room, member) : room.kind.mayCreate(member, doc);
      if (refusal) return { ok: false, refusal };
      if (!room.kind.photos) return no('no-such-kind');
      return standing(room, digest) === 'removed' ? no('photo-removed') : ok(undefined);
    });
    const { ok: may, ...refused } = answer ?? no('no-such-kind');
    return may || !('refusal' in refused) ? undefined : refused.refusal;
  }

  /** Resolves once it is durable. Sent again, it is taken as it was. */
  take(upload: Upload, bytes: Uint8Array): Promise<Result<void>> {
    const { id } = upload.member;
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(() => this.#take(upload, bytes));
    const over = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#turns.get(id) === over) this.#turns.delete(id);
      });
    this.#turns.set(id, over);
    return turn;
  }

  async #take({ member, doc, digest, type }: Upload, bytes: Uint8Array): Promise<Result<void>> {
    if (createHash('sha256').update(bytes).digest('hex') !== digest) return no('wrong-digest');
    const picture = readPicture(bytes);
    if (!picture.ok) return picture;
    if (picture.value.type !== type) return no('not-a-photo');
    const { rows, store, clock } = this.#services;
    const now = clock.now();
    const row = { digest, doc, member: member.id, at: now, bytes: bytes.length };
    if (!(await rows.has(digest, doc, member.id)) && !(await this.#hasRoom(row)))
      return no('too-many-photos');
    // First who brought it: bytes that nobody answers for would never be swept.
    await rows.add(row);
    await store.put(digest, bytes);
    return ok(undefined);
  }

  async #hasRoom({ member, at, bytes }: Parameters<PhotoRows['add']>[0]): Promise<boolean> {
    const { photosAMonth, photoBytesAMonth } = this.#services.limits;
    const sent = await this.#services.rows.since(member, at - MONTH_MS);
    return (
      (photosAMonth === 0 || sent.photos < photosAMonth) &&
      (photoBytesAMonth === 0 || sent.bytes + bytes <= photoBytesAMonth)
    );
  }

  /** To readers of the document, if it cites it; to who uploaded it, before any act does. */
  async show(member: Member, doc: DocumentId, digest: string): Promise<Result<StoredPhoto>> {
    const answer = await this.#services.rooms.with(doc, async (room): Promise<Result<StoredPhoto>> => {
      const { rows, store } = this.#services;
      const isOwn = await rows.has(digest, doc, member.id);
      const refusal = room.exists || !isOwn ? mayRead(room, member) : undefined;
      if (refusal) return { ok: false, refusal };
      const found = standing(room, digest);
      if (found === 'removed') return no('photo-removed');
      if (found === undefined && !isOwn) return no('not-found');
      const bytes = await store.get(digest);
      const type = bytes && sniff(bytes);
      return bytes && type ? ok({ type, bytes }) : no('not-found');
    });
    return answer ?? no('no-such-kind');
  }
}

const mayRead = (room: Room, member: Member): Refusal | undefined =>
  room.mayRead(member) ? undefined : { code: 'not-yours' };

const standing = (room: Room, digest: string): 'cited' | 'removed' | undefined =>
  room.kind.photos?.(room.state() as never).get(digest);
