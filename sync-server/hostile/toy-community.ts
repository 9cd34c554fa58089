/**
 * For fuzzing: a community whose signatures are digests that anybody could make. So the same seed makes the same
 * bytes, and a million frames take no day. What real signatures are worth is proven elsewhere.
 */
import { createHash } from 'node:crypto';
import { BADGE_DAYS, type BadgeClaims, type Member, parseBadge } from '../../lib/record/badge.ts';
import type { PublicKey, VerifySync } from '../../lib/record/jws.ts';
import { canonical } from '../../lib/shared/canonical.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import { badgeId } from '../../lib/shared/ids.ts';
import { type DeviceSettings, TestDevice } from '../../lib/testing/device.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import type { Notary } from '../notary/notary.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const base64url = (value: unknown): string => Buffer.from(canonical(value)).toString('base64url');

const signatureOf = (key: PublicKey, signingInput: string): Buffer =>
  Buffer.concat([digest(`${key.x} ${signingInput}`), digest(`${key.y} ${signingInput}`)]);

const toyVerify: VerifySync = (key, signingInput, signature) =>
  signatureOf(key, signingInput).equals(signature);

function signed(key: PublicKey, header: object, payload: unknown): string {
  const signingInput = `${base64url(header)}.${base64url(payload)}`;
  return `${signingInput}.${signatureOf(key, signingInput).toString('base64url')}`;
}

const keyNamed = (name: string): PublicKey => ({
  kty: 'EC',
  crv: 'P-256',
  x: digest(`${name} x`).toString('base64url'),
  y: digest(`${name} y`).toString('base64url'),
});

const communityKey = keyNamed('community');

export const toyNotary: Notary = {
  communityKey,
  generation: 1,
  verify: toyVerify,
  isRevoked: () => false,
};

class ToyDevice extends TestDevice {
  readonly #badge: string;

  constructor(settings: DeviceSettings, key: PublicKey, badge: string) {
    super(settings, undefined as never, key, badge);
    const parsed = parseBadge(badge);
    if (!parsed.ok) throw new Error('not a badge');
    this.#badge = parsed.value.id;
  }

  override async signPayload(payload: unknown): Promise<string> {
    return signed(this.key, { alg: 'ES256', kid: this.#badge }, payload);
  }
}

/** `name` makes its key: twice the same name is one device. */
export function toyDevice(name: string, member: Member, at: Instant, random?: SeededRandom): TestDevice {
  const key = keyNamed(name);
  const iat = Math.floor(at / 1000);
  const claims: BadgeClaims = {
    sub: member.id,
    jti: badgeId(`badge-${name}`),
    iss: '和睦里',
    iat,
    exp: iat + BADGE_DAYS * 24 * 60 * 60,
    cnf: { jwk: key },
    roles: [...member.roles],
    household: member.household,
    rep: member.rep,
    areas: [...member.areas],
  };
  const badge = signed(communityKey, { alg: 'ES256', typ: 'JWT' }, claims);
  const settings = { member, random: random ?? seededRandom(1), at, issueBadge: async () => badge };
  return new ToyDevice(settings, key, badge);
}
