/** Accounts and signing in with a password. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/shared/clock.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import { no, ok, type Result } from '../../lib/shared/refusal.ts';
import { type Database, DatabaseFailure } from '../storage/sqlite/database.ts';
import type { Statement } from '../storage/sqlite/worker-messages.ts';
import { hashPassword, isStrongEnough, verifyPassword } from './password.ts';
import { Throttle } from './throttle.ts';

export interface Attempt {
  readonly account: string;
  readonly password: string;
  /** A random text that this browser keeps from sign-in to sign-in; undefined in one that never signed in. */
  readonly device: string | undefined;
  readonly address: string;
}

/** `retryAfter`: seconds. */
export type SignInResult = Result<MemberId> | (ReturnType<typeof no> & { readonly retryAfter: number });

const FREE_PER_ACCOUNT = 5;
/** Many share an address: a hall, a provider. */
const FREE_PER_ADDRESS = 30;

/** One form of an account's name: `  Chair ` is `chair`. */
const accountName = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const deviceName = (device: string): string => createHash('sha256').update(device).digest('base64url');

export class Accounts {
  readonly #db: Database;
  readonly #perAccount: Throttle;
  readonly #perAddress: Throttle;
  /** A hash that nobody's password has, so that an unknown account takes as long as a known one. */
  readonly #nobody: Promise<string>;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#perAccount = new Throttle(clock, FREE_PER_ACCOUNT);
    this.#perAddress = new Throttle(clock, FREE_PER_ADDRESS);
    this.#nobody = hashPassword(crypto.randomUUID());
  }

  async none(): Promise<boolean> {
    return (await this.#db.get('select 1 from accounts limit 1')) === undefined;
  }

  /** For a composite with the person's row. Fails (`constraint`) where the account or its member is taken. */
  async creation(account: string, password: string, member: MemberId): Promise<Result<Statement>> {
    if (!isStrongEnough(password)) return no('weak-password');
    const sql = 'insert into accounts (account, member, password) values (?, ?, ?)';
    return ok({ sql, args: [accountName(account), member, await hashPassword(password)] });
  }

  async create(account: string, password: string, member: MemberId): Promise<Result<void>> {
    const creation = await this.creation(account, password, member);
    if (!creation.ok) return creation;
    try {
      await this.#db.transact([creation.value]);
      return ok(undefined);
    } catch (error) {
      if (error instanceof DatabaseFailure && error.reason === 'constraint') return no('account-taken');
      throw error;
    }
  }

  /**
   * Guessing from outside locks the account for strangers only: a device that has signed in before is counted by
   * itself, so that its owner still gets in.
   */
  async signIn(attempt: Attempt): Promise<SignInResult> {
    const account = accountName(attempt.account);
    const known = attempt.device !== undefined && (await this.#knows(account, attempt.device));
    const counted = known ? `device ${account} ${attempt.device}` : `account ${account}`;
    const waitMs = Math.max(
      this.#perAccount.wait(counted),
      known ? 0 : this.#perAddress.wait(attempt.address),
    );
    if (waitMs > 0) return { ...no('too-fast'), retryAfter: Math.ceil(waitMs / 1000) };
    this.#perAccount.begin(counted);
    if (!known) this.#perAddress.begin(attempt.address);

    const found = await this.#db.get<{ member: MemberId; password: string }>(
      'select member, password from accounts where account = ?',
      account,
    );
    const right = await verifyPassword(found?.password ?? (await this.#nobody), attempt.password);
    if (!found || !right) return no('wrong-password');
    this.#perAccount.succeed(counted);
    if (!known) this.#perAddress.forgive(attempt.address);
    return ok(found.member);
  }

  /** After a sign-in: guesses from elsewhere no longer lock this device out. */
  async remember(account: string, device: string): Promise<void> {
    const sql = 'insert into known_devices (account, device) values (?, ?) on conflict do nothing';
    await this.#db.run(sql, accountName(account), deviceName(device));
  }

  async #knows(account: string, device: string): Promise<boolean> {
    const sql = 'select 1 from known_devices where account = ? and device = ?';
    return (await this.#db.get(sql, account, deviceName(device))) !== undefined;
  }
}
