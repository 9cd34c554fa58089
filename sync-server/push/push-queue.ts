/** What was told, and what waits to be: in the database, so that a restart neither forgets nor repeats [PUSH2]. */
import type { PushAddress, PushChoices } from '../../lib/accounts/push-choices.ts';
import type { PushKind } from '../../lib/record/push-kinds.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';
import { type ChoicesRecord, choicesOf, type Phone } from './phones.ts';

export interface Occasion {
  readonly key: string;
  readonly kind: PushKind;
}

export interface Waiting extends Occasion, Phone, PushAddress {
  readonly doc: DocumentId;
  /** Since when it waits. */
  readonly at: Instant;
  /** So often it was sent without success. */
  readonly tries: number;
  readonly choices: PushChoices;
}

interface WaitingRecord extends Omit<Waiting, 'keys' | 'choices'>, ChoicesRecord {
  readonly p256dh: string;
  readonly auth: string;
}

const CURSOR = 'push-cursor';

export class PushQueue {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The number of the newest update whose document was looked at; undefined before the first time. */
  async cursor(): Promise<number | undefined> {
    const row = await this.#db.get<{ value: string }>('select value from meta where key = ?', CURSOR);
    return row && Number(row.value);
  }

  async moveCursor(to: number): Promise<void> {
    const sql =
      'insert into meta (key, value) values (?, ?) on conflict do update set value = excluded.value';
    await this.#db.run(sql, CURSOR, String(to));
  }

  /** Since when each occasion of a document is known; those that are new are from now on. */
  async known(doc: DocumentId, keys: readonly string[], now: Instant): Promise<ReadonlyMap<string, Instant>> {
    const sql =
      'insert into push_occasions (doc, key, at) select ?, value, ? from json_each(?) where true on conflict do nothing';
    await this.#db.run(sql, doc, now, JSON.stringify(keys));
    const rows = await this.#db.all<{ key: string; at: Instant }>(
      'select key, at from push_occasions where doc = ?',
      doc,
    );
    return new Map(rows.map(({ key, at }) => [key, at]));
  }

  async told(doc: DocumentId, key: string): Promise<ReadonlySet<MemberId>> {
    const sql = 'select member from pushes_told where doc = ? and key = ?';
    const rows = await this.#db.all<{ member: MemberId }>(sql, doc, key);
    return new Set(rows.map(({ member }) => member));
  }

  /** From here on these members count as told; a phone that is gone by now, or a person, is passed over. */
  async add(doc: DocumentId, { key, kind }: Occasion, phones: readonly Phone[], now: Instant): Promise<void> {
    const list = (values: readonly string[]): string => JSON.stringify(values);
    await this.#db.transact([
      {
        sql: `insert into pushes_told (doc, key, member)
          select ?, ?, id from people where id in (select value from json_each(?)) on conflict do nothing`,
        args: [doc, key, list(phones.map(({ member }) => member))],
      },
      {
        sql: `insert into push_queue (session, doc, key, kind, at, due)
          select session, ?, ?, ?, ?, ? from push_subscriptions
          where session in (select value from json_each(?)) on conflict do nothing`,
        args: [doc, key, kind, now, now, list(phones.map(({ session }) => session))],
      },
    ]);
  }

  /** At most `most`, those first that were due first. */
  async due(now: Instant, most: number): Promise<readonly Waiting[]> {
    const rows = await this.#db.all<WaitingRecord>(
      `select q.session, q.doc, q.key, q.kind, q.at, q.tries, s.member, s.endpoint, s.p256dh, s.auth,
        c.kinds, c.quiet_from, c.quiet_to
       from push_queue q join push_subscriptions s on s.session = q.session
       left join push_choices c on c.member = s.member
       where q.due <= ? order by q.due limit ?`,
      now,
      most,
    );
    return rows.map(({ session, doc, key, kind, at, tries, member, endpoint, p256dh, auth, ...choices }) => ({
      ...{ session, doc, key, kind, at, tries, member, endpoint },
      keys: { p256dh, auth },
      choices: choicesOf(choices),
    }));
  }

  /** When the next one is due. */
  async next(): Promise<Instant | undefined> {
    const row = await this.#db.get<{ due: Instant | null }>('select min(due) as due from push_queue');
    return row?.due ?? undefined;
  }

  async waiting(): Promise<number> {
    return (await this.#db.get<{ n: number }>('select count(*) as n from push_queue'))?.n ?? 0;
  }

  async drop({ session, doc, key }: Waiting): Promise<void> {
    await this.#db.run('delete from push_queue where session = ? and doc = ? and key = ?', session, doc, key);
  }

  async putOff({ session, doc, key }: Waiting, due: Instant, tries: number): Promise<void> {
    const sql = 'update push_queue set due = ?, tries = ? where session = ? and doc = ? and key = ?';
    await this.#db.run(sql, due, tries, session, doc, key);
  }
}
