/** Who asked to be told, on which phone, and of what. A subscription hangs on its session [PUSH4]. */
import * as v from 'valibot';
import type { PushAddress, PushChoices } from '../../lib/accounts/push-choices.ts';
import { pushKinds } from '../../lib/record/push-kinds.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { Database } from '../storage/sqlite/database.ts';

/** The oldest beyond it are given up. */
const MOST_PHONES = 10;

export interface Phone {
  readonly session: string;
  readonly member: MemberId;
  /** Since when it asks to be told. */
  readonly at: Instant;
}

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const choicesSchema = v.strictObject({
  kinds: v.pipe(v.array(v.picklist(pushKinds)), v.maxLength(pushKinds.length)),
  quiet: v.optional(v.strictObject({ from: time, to: time })),
});

/** Before somebody chooses: everything, but not at night. */
const usualChoices: PushChoices = { kinds: pushKinds, quiet: { from: '21:00', to: '07:00' } };

/** A row of choices, all null where nothing was chosen. */
export interface ChoicesRecord {
  readonly kinds: string | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
}

export function choicesOf({ kinds, quiet_from: from, quiet_to: to }: ChoicesRecord): PushChoices {
  if (kinds === null) return usualChoices;
  return v.parse(choicesSchema, { kinds: JSON.parse(kinds), ...(from && to && { quiet: { from, to } }) });
}

export class Phones {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async choices(member: MemberId): Promise<PushChoices> {
    const sql = 'select kinds, quiet_from, quiet_to from push_choices where member = ?';
    const row = await this.#db.get<ChoicesRecord>(sql, member);
    return row ? choicesOf(row) : usualChoices;
  }

  async endpointOf(session: string): Promise<string | undefined> {
    const sql = 'select endpoint from push_subscriptions where session = ?';
    return (await this.#db.get<{ endpoint: string }>(sql, session))?.endpoint;
  }

  /** Together: a phone is never told what its owner has not chosen. */
  async subscribe(
    { session, member }: Omit<Phone, 'at'>,
    address: PushAddress,
    choices: PushChoices,
  ): Promise<void> {
    const { endpoint, keys } = address;
    const { kinds, quiet } = choices;
    await this.#db.transact([
      {
        // Whoever signed in on that browser before.
        sql: 'delete from push_subscriptions where endpoint = ? and session <> ?',
        args: [endpoint, session],
      },
      {
        sql: `insert into push_subscriptions (session, member, endpoint, p256dh, auth, at) values (?, ?, ?, ?, ?, ?)
          on conflict (session) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth`,
        args: [session, member, endpoint, keys.p256dh, keys.auth, this.#clock.now()],
      },
      {
        sql: `insert into push_choices (member, kinds, quiet_from, quiet_to) values (?, ?, ?, ?)
          on conflict (member) do update
          set kinds = excluded.kinds, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`,
        args: [member, JSON.stringify(kinds), quiet?.from ?? null, quiet?.to ?? null],
      },
      {
        sql: `delete from push_subscriptions where member = ?1 and session not in
          (select session from push_subscriptions where member = ?1 order by at desc, session limit ${MOST_PHONES})`,
        args: [member],
      },
    ]);
  }

  async unsubscribe(session: string): Promise<void> {
    await this.#db.run('delete from push_subscriptions where session = ?', session);
  }

  async count(): Promise<number> {
    return (await this.#db.get<{ n: number }>('select count(*) as n from push_subscriptions'))?.n ?? 0;
  }

  all(): Promise<readonly Phone[]> {
    return this.#db.all<Phone>('select session, member, at from push_subscriptions');
  }
}
