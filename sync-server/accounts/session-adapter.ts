import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Clock } from '../../lib/shared/clock.ts';
import type { Database } from '../storage/sqlite/database.ts';

interface SessionRecord {
  readonly id: string;
  readonly member: string;
  readonly expires_at: number;
}

/** What is stored and named in the server: whoever reads the database cannot sign in with it. */
export const sessionName = (token: string): string => createHash('sha256').update(token).digest('base64url');

const sessionOf = (id: string, row: SessionRecord): DatabaseSession => ({
  id,
  userId: row.member,
  expiresAt: new Date(row.expires_at),
  attributes: {},
});

/** lucia's sessions over our database. Listed sessions carry their stored name, not the token. */
export class SessionAdapter implements Adapter {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await this.#db.get<SessionRecord>('select * from sessions where id = ?', sessionName(token));
    return row ? [sessionOf(token, row), { id: row.member, attributes: {} }] : [null, null];
  }

  async getUserSessions(member: string): Promise<DatabaseSession[]> {
    const rows = await this.#db.all<SessionRecord>('select * from sessions where member = ?', member);
    return rows.map((row) => sessionOf(row.id, row));
  }

  async setSession({ id, userId, expiresAt }: DatabaseSession): Promise<void> {
    const sql = 'insert into sessions (id, member, expires_at) values (?, ?, ?)';
    await this.#db.run(sql, sessionName(id), userId, expiresAt.getTime());
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    const sql = 'update sessions set expires_at = ? where id = ?';
    await this.#db.run(sql, expiresAt.getTime(), sessionName(token));
  }

  async deleteSession(token: string): Promise<void> {
    await this.#db.run('delete from sessions where id = ?', sessionName(token));
  }

  async deleteUserSessions(member: string): Promise<void> {
    await this.#db.run('delete from sessions where member = ?', member);
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#db.run('delete from sessions where expires_at <= ?', this.#clock.now());
  }
}
