/** Badges: issued to devices of members, remembered, revoked [ACT2]. */
import { SignJWT } from 'jose';
import { BADGE_DAYS, type BadgeClaims, type Member } from '../../lib/record/badge.ts';
import { keyName, type PublicKey } from '../../lib/record/jws.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import { type BadgeId, badgeId, type MemberId, newId } from '../../lib/shared/ids.ts';
import { no, ok, type Result } from '../../lib/shared/refusal.ts';
import type { Database } from '../storage/sqlite/database.ts';
import type { CommunityKey } from './community-key.ts';
import { importPublicKey } from './es256.ts';

export interface BadgeDeps {
  readonly db: Database;
  readonly key: CommunityKey;
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  /** Who says so, for those who read a badge elsewhere: the server's origin. */
  readonly issuer: string;
}

export class Badges {
  readonly #deps: BadgeDeps;
  readonly #revoked: Set<BadgeId>;

  static async load(deps: BadgeDeps): Promise<Badges> {
    const rows = await deps.db.all<{ jti: BadgeId }>('select jti from badges where revoked_at is not null');
    return new Badges(deps, new Set(rows.map(({ jti }) => jti)));
  }

  private constructor(deps: BadgeDeps, revoked: Set<BadgeId>) {
    this.#deps = deps;
    this.#revoked = revoked;
  }

  /**
   * The JWT, each time under a new id: renewing is issuing again. A key stays with the member who had it first, or
   * somebody could collect acts under two names.
   */
  async issue(member: Member, key: PublicKey): Promise<Result<string>> {
    if (!importPublicKey(key)) return no('bad-value');
    const jti = badgeId(newId(this.#deps.random));
    const iat = Math.floor(this.#deps.clock.now() / 1000);
    const exp = iat + BADGE_DAYS * 24 * 60 * 60;
    const { changes } = await this.#deps.db.run(
      `insert into badges (jti, member, key, iat, exp) select ?1, ?2, ?3, ?4, ?5
       where not exists (select 1 from badges where key = ?3 and member <> ?2)`,
      ...[jti, member.id, keyName(key), iat, exp],
    );
    if (changes === 0) return no('not-yours');
    const { kty, crv, x, y } = key;
    const { roles, household, rep, areas } = member;
    const claims: BadgeClaims = {
      sub: member.id,
      jti,
      iss: this.#deps.issuer,
      iat,
      exp,
      cnf: { jwk: { kty, crv, x, y } },
      roles: [...roles],
      household,
      rep,
      areas: [...areas],
    };
    const header = { alg: 'ES256', typ: 'JWT' };
    return ok(await new SignJWT(claims).setProtectedHeader(header).sign(this.#deps.key.privateKey));
  }

  /** Of one device, or (without a key) of all of the member's. Acts that arrive from now on are held [ACT8]. */
  async revoke(member: MemberId, key?: PublicKey): Promise<void> {
    const name = key ? keyName(key) : null;
    const rows = await this.#deps.db.all<{ jti: BadgeId }>(
      `select jti from badges where member = ?1 and (?2 is null or key = ?2) and revoked_at is null`,
      member,
      name,
    );
    const jtis = rows.map(({ jti }) => jti);
    const sql = 'update badges set revoked_at = ? where jti in (select value from json_each(?))';
    await this.#deps.db.run(sql, this.#deps.clock.now(), JSON.stringify(jtis));
    for (const jti of jtis) this.#revoked.add(jti);
  }

  isRevoked(badge: BadgeId): boolean {
    return this.#revoked.has(badge);
  }
}
