/**
 * One member's photos on this phone: those that wait to be sent, and those that were shown here. A database of its own,
 * which pages and the service worker open for each use and close again, so that a sign-out never waits for it.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Photo } from '../../record/photo.ts';
import type { Instant } from '../../shared/clock.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/refusal.ts';
import { overflow, type ShownOnce } from './overflow.ts';

export interface KeptPhoto {
  readonly digest: string;
  readonly type: Photo['type'];
  readonly content: Uint8Array<ArrayBuffer>;
}

export interface PhotoUpload {
  readonly doc: DocumentId;
  readonly digest: string;
  readonly at: Instant;
  /** `draft`: chosen, and in no act yet. `refused`: the centre does not take it. */
  readonly phase: 'draft' | 'waiting' | 'refused';
  readonly code?: RefusalCode;
}

interface PhotoSchema extends DBSchema {
  kept: { key: string; value: KeptPhoto };
  /** Of each that is kept; apart from it, so that looking through all of them is little. */
  shown: { key: string; value: ShownOnce };
  uploads: { key: [DocumentId, string]; value: PhotoUpload };
}
type PhotoDb = IDBPDatabase<PhotoSchema>;

/** A photo in a form that was never sent off. */
const DRAFT_MS = 7 * 24 * 60 * 60 * 1000;

const databaseName = (member: MemberId): string => `pavilion-photos-${member}`;

async function use<T>(member: MemberId, run: (db: PhotoDb) => Promise<T>): Promise<T> {
  const db = await openDB<PhotoSchema>(databaseName(member), 1, {
    upgrade(made) {
      made.createObjectStore('kept', { keyPath: 'digest' });
      made.createObjectStore('shown', { keyPath: 'digest' });
      made.createObjectStore('uploads', { keyPath: ['doc', 'digest'] });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
  try {
    return await run(db);
  } finally {
    db.close();
  }
}

export const deletePhotos = (member: MemberId): Promise<void> => deleteDB(databaseName(member));

/** Durable and read back when it resolves, or rejected [SYNC2]. What waits already goes on waiting. */
export function keepNew(member: MemberId, photo: KeptPhoto, upload: PhotoUpload): Promise<void> {
  return use(member, async (db) => {
    const tx = db.transaction(['kept', 'shown', 'uploads'], 'readwrite', { durability: 'strict' });
    const before = await tx.objectStore('uploads').get([upload.doc, upload.digest]);
    await Promise.all([
      tx.objectStore('kept').put(photo),
      tx.objectStore('shown').put(shownAt(photo, upload.at)),
      before?.phase === 'waiting' ? undefined : tx.objectStore('uploads').put(upload),
      tx.done,
    ]);
    const read = await db.get('kept', photo.digest);
    if (read?.content.length !== photo.content.length) throw new Error('not what was written');
  });
}

/** An act names them: from now on they wait to be sent. Of those that lie here as drafts; durable when it resolves. */
export function queue(member: MemberId, doc: DocumentId, digests: readonly string[]): Promise<void> {
  return use(member, async (db) => {
    const tx = db.transaction('uploads', 'readwrite', { durability: 'strict' });
    for (const digest of digests) {
      const found = await tx.store.get([doc, digest]);
      if (found?.phase === 'draft') void tx.store.put({ ...found, phase: 'waiting' });
    }
    await tx.done;
  });
}

export const readUploads = (member: MemberId): Promise<PhotoUpload[]> =>
  use(member, (db) => db.getAll('uploads'));

export const readKept = (member: MemberId, digest: string): Promise<KeptPhoto | undefined> =>
  use(member, (db) => db.get('kept', digest));

/** The centre has it: it stays as one that was shown. */
export const uploadDone = (member: MemberId, { doc, digest }: PhotoUpload): Promise<void> =>
  use(member, (db) => db.delete('uploads', [doc, digest]));

export const uploadRefused = (member: MemberId, upload: PhotoUpload, code: RefusalCode): Promise<unknown> =>
  use(member, (db) => db.put('uploads', { ...upload, phase: 'refused', code }));

/** Of a photo that was shown. Makes room among those that do not wait. */
export function cache(member: MemberId, photo: KeptPhoto, now: Instant): Promise<void> {
  return use(member, async (db) => {
    const tx = db.transaction(['kept', 'shown', 'uploads'], 'readwrite');
    const [kept, shown] = [tx.objectStore('kept'), tx.objectStore('shown')];
    void kept.put(photo);
    await shown.put(shownAt(photo, now));
    const waiting = new Set((await tx.objectStore('uploads').getAll()).map(({ digest }) => digest));
    for (const digest of overflow(await shown.getAll(), waiting)) {
      void kept.delete(digest);
      void shown.delete(digest);
    }
    await tx.done;
  });
}

const shownAt = ({ digest, content }: KeptPhoto, usedAt: Instant): ShownOnce => ({
  ...{ digest, bytes: content.length, usedAt },
});

/** It is shown once more. */
export const shownAgain = (member: MemberId, photo: KeptPhoto, now: Instant): Promise<unknown> =>
  use(member, (db) => db.put('shown', shownAt(photo, now)));

/** It was taken away from a document: its bytes go here too, unless they wait for another. */
export function forget(member: MemberId, doc: DocumentId, digest: string): Promise<void> {
  return use(member, async (db) => {
    const tx = db.transaction(['kept', 'shown', 'uploads'], 'readwrite');
    void tx.objectStore('uploads').delete([doc, digest]);
    const others = (await tx.objectStore('uploads').getAll()).filter((upload) => upload.digest === digest);
    if (others.every((upload) => upload.doc === doc)) {
      void tx.objectStore('kept').delete(digest);
      void tx.objectStore('shown').delete(digest);
    }
    await tx.done;
  });
}

/** At a start: forms that were given up long ago, and those for which the centre may have room again. */
export function tidy(member: MemberId, now: Instant): Promise<void> {
  return use(member, async (db) => {
    const tx = db.transaction('uploads', 'readwrite');
    for (const upload of await tx.store.getAll()) {
      const { doc, digest, at, phase, code } = upload;
      if (phase === 'draft' && at < now - DRAFT_MS) void tx.store.delete([doc, digest]);
      if (code === 'too-many-photos') void tx.store.put({ doc, digest, at, phase: 'waiting' });
    }
    await tx.done;
  });
}
