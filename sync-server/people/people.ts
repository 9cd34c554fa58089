/** Names, households, roles: rows of a table, edited online, sent to those entitled [DOC8]. */
import { createHash } from 'node:crypto';
import type { MePayload } from '../../lib/accounts/me.ts';
import { entitledRow, type PersonRow } from '../../lib/accounts/roll.ts';
import type { Member } from '../../lib/record/badge.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';
import {
  type Granted,
  insertPerson,
  insertRole,
  meOf,
  PERSON_COLUMNS,
  type Person,
  type PersonRecord,
} from './person.ts';

export interface EntitledRows {
  /** Changes whenever a row does: what a device remembers instead of the rows. */
  readonly digest: string;
  readonly rows: readonly PersonRow[];
}

export class People {
  readonly #db: Database;
  readonly #listeners: (() => void)[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  /** Rejects, and adds nobody, where an id is taken. */
  async add(people: readonly Person[]): Promise<void> {
    await this.#change(people.flatMap(insertPerson));
  }

  async grant(member: MemberId, granted: Granted): Promise<void> {
    await this.#change([insertRole(member, granted)]);
  }

  async withdraw(member: MemberId, { role, area = '' }: Granted): Promise<void> {
    const sql = 'delete from roles where member = ? and role = ? and area = ?';
    await this.#change([{ sql, args: [member, role, area] }]);
  }

  /** With account and sessions; documents keep the id alone. Badges are revoked first (`Badges.revoke`). */
  async erase(member: MemberId): Promise<void> {
    await this.#change([{ sql: 'delete from people where id = ?', args: [member] }]);
  }

  async me(id: MemberId): Promise<MePayload | undefined> {
    const row = await this.#db.get<PersonRecord>(`select ${PERSON_COLUMNS} from people p where p.id = ?`, id);
    return row && meOf(row);
  }

  async count(): Promise<number> {
    return (await this.#db.get<{ n: number }>('select count(*) as n from people'))?.n ?? 0;
  }

  /** The part of the roll for this reader. `met`: whom they meet in the documents they may read. */
  async entitledRows(reader: Member, met: ReadonlySet<MemberId>): Promise<EntitledRows> {
    const people = await this.#db.all<PersonRecord>(`select ${PERSON_COLUMNS} from people p order by p.id`);
    const rows: PersonRow[] = [];
    for (const { id, name, household, rep, area, door } of people) {
      const row = entitledRow(reader, { id, name, household, rep: rep === 1, area, door }, met.has(id));
      if (row) rows.push(row);
    }
    return { digest: createHash('sha256').update(JSON.stringify(rows)).digest('base64url'), rows };
  }

  /** Told whenever somebody's row or roles changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async #change(statements: Parameters<Database['transact']>[0]): Promise<void> {
    await this.#db.transact(statements);
    for (const listener of this.#listeners) listener();
  }
}
