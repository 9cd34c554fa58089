/**
 * What devices bring of others after a backup was restored: it lies here, on disk, shown to nobody, until its author
 * comes with it or an operator confirms it [SYNC8].
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';

type Rows = Pick<Database, 'all' | 'run' | 'transact'>;

/** Under this in place of a client id lie deletions, which have no author. */
export const DELETIONS = 0;

export interface InboxEntry {
  /** Whose structs these are, by their Yjs client id, or DELETIONS. */
  readonly client: number;
  /** Who brought them. */
  readonly member: MemberId;
  readonly update: Uint8Array;
}

export interface WaitingEntry extends InboxEntry {
  readonly at: Instant;
}

/** What waits in one document may be so large, of one who brings it and altogether. */
const MAX_OF_MEMBER = 4 * 1024 * 1024;
const MAX_OF_DOCUMENT = 16 * 1024 * 1024;
/** Of one member in all documents: what is not there yet is made by nobody, but it fills a disk. */
const MAX_IN_ALL = 64 * 1024 * 1024;

const PUT = `insert into inbox (doc, client, member, at, bytes, sum) select ?1, ?2, ?3, ?4, ?5, ?6
  where (select coalesce(sum(length(bytes)), 0) from inbox where member = ?3) + length(?5) <= ?7
  on conflict (doc, client, member) do update set at = excluded.at, bytes = excluded.bytes, sum = excluded.sum`;

interface Known {
  readonly client: number;
  readonly member: MemberId;
  readonly digest: string;
  readonly length: number;
}

interface Row {
  readonly client: number;
  readonly member: MemberId;
  readonly at: Instant;
  readonly bytes: Uint8Array;
  readonly sum: number;
}

/** Of one document. What waits is known at once, and on disk when the promise says so. */
export class Inbox {
  readonly #db: Rows;
  readonly #doc: DocumentId;
  readonly #known = new Map<string, Known>();

  static async open(db: Rows, doc: DocumentId): Promise<Inbox> {
    const inbox = new Inbox(db, doc);
    for (const { client, member, update } of await inbox.entries()) inbox.#note(client, member, update);
    return inbox;
  }

  /** Which documents have anything waiting. */
  static async documents(db: Rows): Promise<readonly DocumentId[]> {
    const rows = await db.all<{ doc: DocumentId }>('select distinct doc from inbox order by doc');
    return rows.map(({ doc }) => doc);
  }

  private constructor(db: Rows, doc: DocumentId) {
    this.#db = db;
    this.#doc = doc;
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  holdsDeletions(): boolean {
    return [...this.#known.values()].some(({ client }) => client === DELETIONS);
  }

  /** Oldest first. What is not as it was written is left out. */
  async entries(): Promise<readonly WaitingEntry[]> {
    const rows = await this.#db.all<Row>(
      'select client, member, at, bytes, sum from inbox where doc = ? order by at, client, member',
      this.#doc,
    );
    return rows.flatMap(({ client, member, at, bytes, sum }) =>
      crc32(bytes) === sum ? { client, member, at, update: bytes } : [],
    );
  }

  /** Those that do not lie here as they are. */
  unknown(entries: readonly InboxEntry[]): readonly InboxEntry[] {
    return entries.filter(
      ({ client, member, update }) => this.#known.get(`${client} ${member}`)?.digest !== digestOf(update),
    );
  }

  hasRoomFor(entries: readonly InboxEntry[]): boolean {
    const lengths = new Map([...this.#known].map(([key, { member, length }]) => [key, { member, length }]));
    for (const { client, member, update } of entries)
      lengths.set(`${client} ${member}`, { member, length: update.length });
    const of = new Map<MemberId, number>();
    let all = 0;
    for (const { member, length } of lengths.values()) {
      all += length;
      of.set(member, (of.get(member) ?? 0) + length);
    }
    const bringers = new Set(entries.map(({ member }) => member));
    return all <= MAX_OF_DOCUMENT && [...bringers].every((member) => (of.get(member) ?? 0) <= MAX_OF_MEMBER);
  }

  /** Resolves once all of them are on disk. Rejects where a member brings too much in all. */
  async put(entries: readonly InboxEntry[], at: Instant): Promise<void> {
    for (const { client, member, update } of entries) this.#note(client, member, update);
    await this.#db.transact(
      entries.map(({ client, member, update }) => ({
        sql: PUT,
        args: [this.#doc, client, member, at, update, crc32(update), MAX_IN_ALL],
        mustChange: true,
      })),
    );
  }

  /** Its author has come with what is under these client ids: whatever others say it was is needed no more. */
  async drop(clients: readonly number[]): Promise<void> {
    const keys = [...this.#known].filter(([, { client }]) => clients.includes(client));
    if (keys.length === 0) return;
    for (const [key] of keys) this.#known.delete(key);
    await this.#db.run(
      'delete from inbox where doc = ? and client in (select value from json_each(?))',
      this.#doc,
      JSON.stringify(clients),
    );
  }

  async remove({ client, member }: Pick<InboxEntry, 'client' | 'member'>): Promise<void> {
    this.#known.delete(`${client} ${member}`);
    await this.#db.run(
      'delete from inbox where doc = ? and client = ? and member = ?',
      this.#doc,
      client,
      member,
    );
  }

  #note(client: number, member: MemberId, update: Uint8Array): void {
    const known = { client, member, digest: digestOf(update), length: update.length };
    this.#known.set(`${client} ${member}`, known);
  }
}

const digestOf = (update: Uint8Array): string => createHash('sha256').update(update).digest('base64url');
