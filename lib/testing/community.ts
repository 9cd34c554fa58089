/** A community for tests: its key, and badges by it as the server's notary issues them. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as v from 'valibot';
import { BADGE_DAYS, type BadgeClaims, type Member, publicKeySchema } from '../record/badge.ts';
import type { PublicKey } from '../record/jws.ts';
import type { Instant } from '../shared/clock.ts';
import { badgeId } from '../shared/ids.ts';

/** Gives a device key its badge, as a JWT. */
export type IssueBadge = (member: Member, key: PublicKey) => Promise<string>;

export interface TestCommunity {
  readonly name: string;
  readonly publicKey: PublicKey;
  readonly issueBadge: IssueBadge;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Of all communities of this process: no badge has the id of another, also not of another community's. */
let issued = 0;

/** `at`: when its badges are issued. */
export async function makeCommunity(name: string, at: Instant): Promise<TestCommunity> {
  const keys = await generateKeyPair('ES256');
  const publicKey = v.parse(publicKeySchema, await exportJWK(keys.publicKey));
  const iat = Math.floor(at / 1000);
  const issueBadge: IssueBadge = (member, key) => {
    const claims: BadgeClaims = {
      sub: member.id,
      jti: badgeId(`badge-${member.id}-${++issued}`),
      iss: name,
      iat,
      exp: iat + BADGE_DAYS * DAY_SECONDS,
      cnf: { jwk: key },
      roles: [...member.roles],
      household: member.household,
      rep: member.rep,
      areas: [...member.areas],
    };
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).sign(keys.privateKey);
  };
  return { name, publicKey, issueBadge };
}
