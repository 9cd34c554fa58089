/** The one-time link that makes a community's first account. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/shared/clock.ts';
import { type MemberId, memberId } from '../../lib/shared/ids.ts';
import { no, ok, type Result } from '../../lib/shared/refusal.ts';
import { type Community, insertCommunity } from '../people/community-settings.ts';
import { insertPerson, type Person } from '../people/person.ts';
import { type Database, DatabaseFailure } from '../storage/sqlite/database.ts';
import type { Accounts } from './accounts.ts';

export interface Founding {
  readonly token: string;
  readonly community: Community;
  /** The first committee member's. */
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

export interface StartLinkServices {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly randomId: () => string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export class StartLink {
  readonly #services: StartLinkServices;

  constructor(services: StartLinkServices) {
    this.#services = services;
  }

  /** A new token in place of those before; undefined once there is an account. Only its hash is kept. */
  async renew(): Promise<string | undefined> {
    const { db, accounts, clock, randomId } = this.#services;
    await db.run('delete from start_links');
    if (!(await accounts.none())) return undefined;
    const token = randomId();
    await db.run('insert into start_links (hash, at) values (?, ?)', hashOf(token), clock.now());
    return token;
  }

  /** Community, member, account and the end of the link take effect together, once. */
  async use({ token, community, name, account, password }: Founding): Promise<Result<MemberId>> {
    const { db, accounts, randomId } = this.#services;
    const hash = hashOf(token);
    if (!(await db.get('select 1 from start_links where hash = ?', hash))) return no('start-link-used');
    const founder = founderOf(memberId(randomId()), name);
    const creation = await accounts.creation(account, password, founder.id);
    if (!creation.ok) return creation;
    try {
      await db.transact([
        { sql: 'delete from start_links where hash = ?', args: [hash], mustChange: true },
        ...insertPerson(founder),
        creation.value,
        ...insertCommunity(community),
      ]);
      return ok(founder.id);
    } catch (error) {
      if (error instanceof DatabaseFailure && error.reason === 'unchanged') return no('start-link-used');
      throw error;
    }
  }
}

/** Every office at first: while there is one account only, nobody else could hold them. */
const founderOf = (id: MemberId, name: string): Person => ({
  id,
  name,
  household: id,
  rep: true,
  area: '',
  door: '',
  contact: '',
  roles: [
    { role: 'resident' },
    { role: 'committee' },
    { role: 'planner' },
    { role: 'recorder' },
    { role: 'chair' },
  ],
});
