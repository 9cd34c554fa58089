/** A community for tests and the demo: its key, and badges by it, as the server's notary issues them. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as v from 'valibot';
import { BADGE_DAYS, type BadgeClaims, type Member, publicKeySchema } from '../record/badge.ts';
import type { PublicKey } from '../record/jws.ts';
import type { Instant } from '../shared/clock.ts';
import { type BadgeId, badgeId } from '../shared/ids.ts';

export interface TestCommunity {
  readonly name: string;
  readonly publicKey: PublicKey;
  issueBadge(member: Member, key: PublicKey, at: Instant): Promise<IssuedBadge>;
}

export interface IssuedBadge {
  readonly id: BadgeId;
  readonly jwt: string;
}

const DAY_SECONDS = 24 * 60 * 60;

export async function makeCommunity(name: string): Promise<TestCommunity> {
  const keys = await generateKeyPair('ES256');
  const publicKey = v.parse(publicKeySchema, await exportJWK(keys.publicKey));
  let issued = 0;
  return {
    name,
    publicKey,
    async issueBadge(member, key, at) {
      const id = badgeId(`badge-${member.id}-${++issued}`);
      const iat = Math.floor(at / 1000);
      const claims: BadgeClaims = {
        sub: member.id,
        jti: id,
        iss: name,
        iat,
        exp: iat + BADGE_DAYS * DAY_SECONDS,
        cnf: { jwk: key },
        roles: [...member.roles],
        household: member.household,
        rep: member.rep,
        areas: [...member.areas],
      };
      const jwt = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
        .sign(keys.privateKey);
      return { id, jwt };
    },
  };
}
