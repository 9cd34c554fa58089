/** A badge: by it the community says who holds a device key, in what roles, until when [ACT2]. */
import * as v from 'valibot';
import { type BadgeId, isPlainId, type MemberId } from '../shared/ids.ts';
import { no, ok, type Result } from '../shared/refusal.ts';
import { type PublicKey, parseJws } from './jws.ts';

export const roles = [
  'resident',
  'organiser',
  'volunteer',
  'coordinator',
  'planner',
  'recorder',
  'chair',
  'committee',
] as const;
export type Role = (typeof roles)[number];

/** Who does something: from a badge in acts, from the session where text is written. */
export interface Member {
  readonly id: MemberId;
  readonly roles: readonly Role[];
  readonly household: string;
  /** The household's declared representative. */
  readonly rep: boolean;
  readonly areas: readonly string[];
}

export interface Badge {
  readonly id: BadgeId;
  readonly member: Member;
  readonly key: PublicKey;
  /** Seconds since 1970, as in RFC 7519. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export interface UnverifiedBadge extends Badge {
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

export const BADGE_DAYS = 45;
const MAX_BADGE_LENGTH = 4096;

const plainId = v.custom<string>(isPlainId);
const coordinate = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

export const publicKeySchema = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: coordinate,
  y: coordinate,
});

export const badgeClaimsSchema = v.strictObject({
  sub: plainId,
  jti: plainId,
  iss: v.pipe(v.string(), v.maxLength(200)),
  iat: v.pipe(v.number(), v.safeInteger()),
  exp: v.pipe(v.number(), v.safeInteger()),
  cnf: v.strictObject({ jwk: publicKeySchema }),
  roles: v.pipe(v.array(v.picklist(roles)), v.maxLength(roles.length)),
  household: v.pipe(v.string(), v.maxLength(64)),
  rep: v.boolean(),
  areas: v.pipe(v.array(plainId), v.maxLength(64)),
});
export type BadgeClaims = v.InferOutput<typeof badgeClaimsSchema>;

const headerSchema = v.strictObject({ alg: v.literal('ES256'), typ: v.literal('JWT') });

/** Everything about a badge but its signature, which the caller asks of the platform. */
export function parseBadge(jwt: string): Result<UnverifiedBadge> {
  if (jwt.length > MAX_BADGE_LENGTH) return no('too-large');
  const jws = parseJws(jwt);
  if (!jws || !v.is(headerSchema, jws.header)) return no('bad-badge');
  const parsed = v.safeParse(badgeClaimsSchema, jws.payload);
  if (!parsed.success) return no('bad-badge');
  const c = parsed.output;
  return ok({
    id: c.jti as BadgeId,
    member: { id: c.sub as MemberId, roles: c.roles, household: c.household, rep: c.rep, areas: c.areas },
    key: c.cnf.jwk,
    issuedAt: c.iat,
    expiresAt: c.exp,
    signingInput: jws.signingInput,
    signature: jws.signature,
  });
}
