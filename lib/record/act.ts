/** An act: one thing one person did, signed by their device, written once [ACT1]. */
import * as v from 'valibot';
import { canonical } from '../shared/canonical.ts';
import type { Instant } from '../shared/clock.ts';
import { type ActId, type BadgeId, type DocumentId, isPlainId, type MemberId } from '../shared/ids.ts';
import { no, ok, type Result } from '../shared/refusal.ts';
import type { Badge, Member } from './badge.ts';
import { keyName, parseJws } from './jws.ts';

export const ACT_VERSION = 1;
/** Characters of the compact form; a notice with a roll of 3,000 people fits. */
const MAX_ACT_LENGTH = 512 * 1024;
const MAX_SEEN = 4096;

export interface ActPayload<Body = unknown> {
  readonly v: typeof ACT_VERSION;
  readonly doc: DocumentId;
  readonly type: string;
  readonly id: ActId;
  /** The device key's own running number in this document, from 1. */
  readonly n: number;
  /** The device's clock; decides nothing. */
  readonly at: Instant;
  /** The frontier of act ids its author had. */
  readonly seen: readonly ActId[];
  /** On whose behalf it was done [ACT7]. */
  readonly for?: MemberId;
  readonly body: Body;
}

export interface UnverifiedAct {
  readonly payload: ActPayload;
  readonly badge: BadgeId;
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** An act whose signature, badge and schema have been found right. */
export interface VerifiedAct<Body = unknown> extends ActPayload<Body> {
  readonly author: Member;
  readonly badge: BadgeId;
  /** Names the device key: `n` runs per key. */
  readonly key: string;
  readonly signingInput: string;
}

const plainId = v.custom<string>(isPlainId);
const payloadSchema = v.strictObject({
  v: v.literal(ACT_VERSION),
  doc: v.pipe(v.string(), v.maxLength(80)),
  type: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,32}$/)),
  id: plainId,
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  seen: v.pipe(v.array(plainId), v.maxLength(MAX_SEEN)),
  for: v.optional(plainId),
  body: v.unknown(),
});
const headerSchema = v.strictObject({ alg: v.literal('ES256'), kid: plainId });

/** Everything about an act that needs neither its kind, nor its badge, nor a key. */
export function parseAct(text: string): Result<UnverifiedAct> {
  if (text.length > MAX_ACT_LENGTH) return no('too-large');
  const jws = parseJws(text);
  if (!jws || !v.is(headerSchema, jws.header)) return no('bad-act');
  const parsed = v.safeParse(payloadSchema, jws.payload);
  if (!parsed.success || !isCanonical(jws.payload, jws.payloadText)) return no('bad-act');
  return ok({
    payload: jws.payload as ActPayload,
    badge: jws.header.kid as BadgeId,
    signingInput: jws.signingInput,
    signature: jws.signature,
  });
}

function isCanonical(payload: unknown, text: string): boolean {
  try {
    return canonical(payload) === text;
  } catch {
    return false;
  }
}

/** The act as folds receive it; only for a signature that was found right. */
export const asVerified = (act: UnverifiedAct, badge: Badge): VerifiedAct => ({
  ...act.payload,
  author: badge.member,
  badge: badge.id,
  key: keyName(badge.key),
  signingInput: act.signingInput,
});

/** Whom an act counts for: the person named by `for`, else its author. */
export const subjectOf = (act: VerifiedAct): MemberId => act.for ?? act.author.id;
