/**
 * Who this server is to push services (VAPID, RFC 8292). Its key lies in the database: a backup that brings subscriptions
 * back brings back the key as well to which they are bound.
 */
import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import * as v from 'valibot';
import type { Clock } from '../../lib/shared/clock.ts';
import type { Database } from '../storage/sqlite/database.ts';

/** RFC 8292: at most 24 hours. */
const TOKEN_SECONDS = 12 * 60 * 60;

const keySchema = v.object({ version: v.literal(1), d: v.string() });

export class Vapid {
  /** Uncompressed point, base64url: what a phone subscribes to. */
  readonly publicKey: string;
  readonly #key: KeyObject;
  readonly #clock: Clock;
  readonly #contact: string | undefined;

  /** Makes the key at the first start. `contact`: where a push service finds who runs this; https. */
  static async load(db: Database, clock: Clock, contact: string | undefined): Promise<Vapid> {
    const made = createECDH('prime256v1');
    made.generateKeys();
    const text = JSON.stringify({ version: 1, d: made.getPrivateKey('base64url') });
    await db.run(`insert into meta (key, value) values ('push-key', ?) on conflict do nothing`, text);
    const row = await db.get<{ value: string }>(`select value from meta where key = 'push-key'`);
    return new Vapid(v.parse(keySchema, JSON.parse(row?.value ?? 'null')).d, clock, contact);
  }

  private constructor(d: string, clock: Clock, contact: string | undefined) {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(d, 'base64url');
    const point = pair.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    this.publicKey = point.toString('base64url');
    this.#key = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x, y }, format: 'jwk' });
    this.#clock = clock;
    this.#contact = contact;
  }

  /** The `Authorization` header for a request to this endpoint. */
  async authorization(endpoint: string): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    const token = new SignJWT(this.#contact === undefined ? {} : { sub: this.#contact })
      .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
      .setAudience(new URL(endpoint).origin)
      .setExpirationTime(now + TOKEN_SECONDS);
    return `vapid t=${await token.sign(this.#key)}, k=${this.publicKey}`;
  }
}
