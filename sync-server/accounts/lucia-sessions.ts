import { Lucia, TimeSpan } from 'lucia';
import { type MePayload, memberOf } from '../../lib/accounts/me.ts';
import type { Member } from '../../lib/record/badge.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import { type MemberId, memberId } from '../../lib/shared/ids.ts';
import type { People } from '../people/people.ts';
import { meOf, PERSON_COLUMNS, type PersonRecord } from '../people/person.ts';
import type { Database } from '../storage/sqlite/database.ts';
import { SessionAdapter, sessionName } from './session-adapter.ts';
import type { Sessions, SignedIn } from './sessions.ts';

const SESSION_DAYS = 30;

/** `renewed`: a Set-Cookie value, where the sign-in has just been lengthened. */
export interface Visitor extends SignedIn {
  readonly me: MePayload;
  readonly renewed?: string;
}

export interface SessionDeps {
  readonly db: Database;
  readonly people: People;
  readonly clock: Clock;
  /** Cookies over https only. */
  readonly secure: boolean;
}

export class LuciaSessions implements Sessions {
  readonly #db: Database;
  readonly #people: People;
  readonly #clock: Clock;
  readonly #lucia: Lucia;
  readonly #listeners: (() => void)[] = [];

  constructor({ db, people, clock, secure }: SessionDeps) {
    this.#db = db;
    this.#people = people;
    this.#clock = clock;
    this.#lucia = new Lucia(new SessionAdapter(db, clock), {
      sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
      sessionCookie: { name: 'sid', attributes: { secure, sameSite: 'lax' } },
    });
    people.onChange(() => this.#tell());
  }

  /** A Set-Cookie value. */
  async start(member: MemberId): Promise<string> {
    const { id } = await this.#lucia.createSession(member, {});
    return this.#lucia.createSessionCookie(id).serialize();
  }

  /** Ends the session of this cookie, if there is one; the Set-Cookie value that takes the cookie away. */
  async end(cookieHeader: string | undefined): Promise<string> {
    const token = this.#lucia.readSessionCookie(cookieHeader ?? '');
    if (token) {
      await this.#lucia.invalidateSession(token);
      this.#tell();
    }
    return this.#lucia.createBlankSessionCookie().serialize();
  }

  async ofCookie(cookieHeader: string | undefined): Promise<Visitor | undefined> {
    const token = this.#lucia.readSessionCookie(cookieHeader ?? '');
    if (!token) return undefined;
    const { session } = await this.#lucia.validateSession(token);
    if (!session) return undefined;
    const me = await this.#people.me(memberId(session.userId));
    if (!me) return undefined;
    return {
      session: sessionName(token),
      member: memberOf(me),
      me,
      ...(session.fresh && { renewed: this.#lucia.createSessionCookie(token).serialize() }),
    };
  }

  async stillValid(sessions: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    const rows = await this.#db.all<PersonRecord & { readonly session: string }>(
      `select s.id as session, ${PERSON_COLUMNS} from sessions s join people p on p.id = s.member
       where s.id in (select value from json_each(?)) and s.expires_at > ?`,
      JSON.stringify(sessions),
      this.#clock.now(),
    );
    return new Map(rows.map((row) => [row.session, memberOf(meOf(row))]));
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async deleteExpired(): Promise<void> {
    await this.#lucia.deleteExpiredSessions();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
