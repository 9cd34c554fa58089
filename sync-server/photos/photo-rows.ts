/** Who uploaded which photo for which document. */
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';

export interface PhotoRow {
  readonly digest: string;
  readonly doc: DocumentId;
  readonly member: MemberId;
  readonly at: Instant;
  readonly bytes: number;
}

export class PhotoRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The first time counts. */
  async add({ digest, doc, member, at, bytes }: PhotoRow): Promise<void> {
    await this.#db.run(
      'insert into photos (digest, doc, member, at, bytes) values (?, ?, ?, ?, ?) on conflict do nothing',
      ...[digest, doc, member, at, bytes],
    );
  }

  async has(digest: string, doc: DocumentId, member: MemberId): Promise<boolean> {
    const sql = 'select 1 from photos where digest = ? and doc = ? and member = ?';
    return (await this.#db.get(sql, digest, doc, member)) !== undefined;
  }

  /** What a member has uploaded since then. */
  async since(member: MemberId, from: Instant): Promise<{ readonly photos: number; readonly bytes: number }> {
    const sql =
      'select count(*) as photos, coalesce(sum(bytes), 0) as bytes from photos where member = ? and at > ?';
    return (await this.#db.get(sql, member, from)) ?? { photos: 0, bytes: 0 };
  }

  /** Those of these documents, and those that no act was seen to name and that are older than `before`. */
  toLookAt(documents: readonly DocumentId[], before: Instant): Promise<readonly PhotoRow[]> {
    return this.#db.all(
      `select digest, doc, member, at, bytes from photos
       where doc in (select value from json_each(?)) or (cited = 0 and at < ?) order by doc`,
      JSON.stringify(documents),
      before,
    );
  }

  async cited(digest: string, doc: DocumentId): Promise<void> {
    const sql = 'update photos set cited = 1 where digest = ? and doc = ? and cited = 0';
    await this.#db.run(sql, digest, doc);
  }

  async drop(digest: string, doc: DocumentId): Promise<void> {
    await this.#db.run('delete from photos where digest = ? and doc = ?', digest, doc);
  }

  async isKnown(digest: string): Promise<boolean> {
    return (await this.#db.get('select 1 from photos where digest = ?', digest)) !== undefined;
  }

  async totals(): Promise<{ readonly photos: number; readonly bytes: number }> {
    const sql = `select count(*) as photos, coalesce(sum(bytes), 0) as bytes
      from (select max(bytes) as bytes from photos group by digest)`;
    return (await this.#db.get(sql)) ?? { photos: 0, bytes: 0 };
  }
}
