/** One member's database on this phone. No other member's pages ever open it [SYNC14]. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type DocumentId, type MemberId, parseDocumentId } from '../shared/ids.ts';
import type { Person, SetAside } from './device.ts';
import { deletePhotos } from './photos/photo-db.ts';

/** Small, so that lists can be drawn from all of them. */
export interface StoredRow {
  readonly id: DocumentId;
  readonly summary: unknown;
  /** Rises with each start from the centre's copy; names the y-indexeddb database [GUARD6]. */
  readonly epoch: number;
}

/** From the feed; what was opened here lies in a y-indexeddb database of its own as well. */
export interface StoredCopy {
  readonly id: DocumentId;
  /** In order. */
  readonly updates: readonly Uint8Array<ArrayBuffer>[];
}

export interface OutboxRow {
  /** Unique over all tabs. */
  readonly id: string;
  readonly doc: DocumentId;
  readonly epoch: number;
  readonly updates: readonly Uint8Array<ArrayBuffer>[];
  readonly at: number;
}

export interface MemberSchema extends DBSchema {
  docs: { key: DocumentId; value: StoredRow };
  copies: { key: DocumentId; value: StoredCopy };
  outbox: { key: string; value: OutboxRow };
  people: { key: MemberId; value: Person };
  /** Small facts: see member-facts.ts. */
  kv: { key: string; value: unknown };
  setAside: { key: string; value: SetAside };
  /** Digests of what was verified once. */
  verified: { key: string; value: 1 };
}
export type MemberDb = IDBPDatabase<MemberSchema>;

const databaseName = (member: MemberId): string => `pavilion-member-${member}`;

/** `gone`: the browser has closed the connection, with or without the data, or somebody deleted the database. */
export function openMemberDb(member: MemberId, gone: () => void): Promise<MemberDb> {
  return openDB<MemberSchema>(databaseName(member), 1, {
    upgrade(db) {
      db.createObjectStore('docs', { keyPath: 'id' });
      db.createObjectStore('copies', { keyPath: 'id' });
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('people', { keyPath: 'id' });
      db.createObjectStore('kv');
      db.createObjectStore('setAside', { keyPath: 'id' });
      db.createObjectStore('verified');
    },
    // A sign-out in another tab must not wait for this connection.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      gone();
    },
    terminated: gone,
  });
}

export const documentDatabase = (member: MemberId, doc: DocumentId, epoch: number): string =>
  `pavilion-${member}-${doc}-${epoch}`;

/** Deletes everything of a member, opened documents too [SYNC16]. No page of theirs holds it open. */
export async function deleteMemberData(member: MemberId): Promise<void> {
  const db = await openMemberDb(member, () => undefined);
  const rows = await db.getAll('docs').finally(() => db.close());
  const names = new Set(rows.map((row) => documentDatabase(member, row.id, row.epoch)));
  // Not every browser can list them; the rows name those that are in use.
  const listed = 'databases' in indexedDB ? await indexedDB.databases() : [];
  for (const { name } of listed) if (name && isOfMember(name, member)) names.add(name);
  await Promise.all([
    deletePhotos(member),
    deleteDB(databaseName(member)),
    ...[...names].map((name) => deleteDB(name)),
  ]);
}

/** Members' ids may begin alike and hold hyphens: the part behind must be a document and its epoch. */
function isOfMember(name: string, member: MemberId): boolean {
  const prefix = `pavilion-${member}-`;
  const split = name.lastIndexOf('-');
  return (
    name.startsWith(prefix) &&
    split >= prefix.length &&
    parseDocumentId(name.slice(prefix.length, split)) !== undefined &&
    /^\d+$/.test(name.slice(split + 1))
  );
}
