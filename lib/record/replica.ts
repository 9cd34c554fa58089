/** From a Y.Doc to what counts: read, check, order, fold. Runs alike in browser, server and tests. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { type ActId, type BadgeId, type DocumentId, isPlainId } from '../shared/ids.ts';
import { no, ok, type Refusal, type Result } from '../shared/refusal.ts';
import { asVerified, parseAct, type UnverifiedAct, type VerifiedAct } from './act.ts';
import { type Badge, parseBadge, type UnverifiedBadge } from './badge.ts';
import { actsOf, badgesOf, readSheet, type SheetValue, stampsOf } from './document.ts';
import type { PublicKey, VerifyAsync } from './jws.ts';
import type { ActSchemas, AnyKind, Draft, Entry, Folded, Kind } from './kind.ts';
import { foldOrder } from './order.ts';
import { parseStamp, type Stamp } from './stamp.ts';
import { standings } from './standing.ts';

/** All of [ACT5]'s door but the signature: kind, document, key, badge, schema, role. */
export function examineAct(
  kind: AnyKind,
  doc: DocumentId,
  key: string,
  act: UnverifiedAct,
  badge: Badge | undefined,
): Refusal | undefined {
  const { payload } = act;
  if (payload.doc !== doc) return { code: 'other-document' };
  if (payload.id !== key) return { code: 'other-id' };
  if (!badge) return { code: 'bad-badge' };
  const schema = Object.hasOwn(kind.acts, payload.type) ? kind.acts[payload.type] : undefined;
  if (!schema || !v.is(schema, payload.body)) return { code: 'bad-act' };
  return kind.mayAct(badge.member, payload as Draft);
}

/** Where replicas remember what they have verified once, by a digest of what was signed and the badge. */
export interface VerifiedMemory {
  has(signingInput: string, badge: BadgeId): boolean;
  add(signingInput: string, badge: BadgeId): void;
}

export interface Acts {
  readonly verified: readonly VerifiedAct[];
  /** Acts that no honest device and server would have let in; shown, never counted. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Checks every act of a document [ACT5]. */
export async function verifyActs(
  kind: AnyKind,
  id: DocumentId,
  doc: Y.Doc,
  communityKey: PublicKey,
  verify: VerifyAsync,
  memory?: VerifiedMemory,
): Promise<Acts> {
  const badges = await verifyBadges(doc, communityKey, verify, memory);
  const verified: VerifiedAct[] = [];
  const refused = new Map<string, Refusal>();
  for (const [key, text] of actsOf(doc)) {
    const result = await verifyAct(kind, id, key, text, badges, verify, memory);
    if (result.ok) verified.push(result.value);
    else refused.set(key, result.refusal);
  }
  return { verified, refused };
}

async function verifyBadges(
  doc: Y.Doc,
  communityKey: PublicKey,
  verify: VerifyAsync,
  memory?: VerifiedMemory,
): Promise<ReadonlyMap<BadgeId, Badge>> {
  const badges = new Map<BadgeId, Badge>();
  for (const [key, text] of badgesOf(doc)) {
    const parsed = readBadge(key, text);
    if (!parsed) continue;
    const known = memory?.has(parsed.signingInput, parsed.id);
    if (!known && !(await verify(communityKey, parsed.signingInput, parsed.signature))) continue;
    if (!known) memory?.add(parsed.signingInput, parsed.id);
    badges.set(parsed.id, parsed);
  }
  return badges;
}

/** A badge under its own key, its signature still unproven. */
export function readBadge(key: string, text: unknown): UnverifiedBadge | undefined {
  const parsed = typeof text === 'string' ? parseBadge(text) : undefined;
  return parsed?.ok && parsed.value.id === key ? parsed.value : undefined;
}

async function verifyAct(
  kind: AnyKind,
  id: DocumentId,
  key: string,
  text: unknown,
  badges: ReadonlyMap<BadgeId, Badge>,
  verify: VerifyAsync,
  memory?: VerifiedMemory,
): Promise<Result<VerifiedAct>> {
  const parsed = typeof text === 'string' ? parseAct(text) : no('bad-act');
  if (!parsed.ok) return parsed;
  const act = parsed.value;
  const badge = badges.get(act.badge);
  const refusal = examineAct(kind, id, key, act, badge);
  if (refusal) return { ok: false, refusal };
  if (!badge) return no('bad-badge');
  if (!memory?.has(act.signingInput, badge.id)) {
    if (!(await verify(badge.key, act.signingInput, act.signature))) return no('bad-signature');
    memory?.add(act.signingInput, badge.id);
  }
  return ok(asVerified(act, badge));
}

/** The stamps of a document by act. */
export function readStamps(doc: Y.Doc): ReadonlyMap<ActId, Stamp> {
  const stamps = new Map<ActId, Stamp>();
  for (const [key, value] of stampsOf(doc)) {
    const stamp = isPlainId(key) ? parseStamp(value) : undefined;
    if (stamp) stamps.set(key as ActId, stamp);
  }
  return stamps;
}

/** Of a document what a fold reads, without its prose. */
export interface DocumentRecord {
  readonly sheet: ReadonlyMap<string, SheetValue>;
  readonly stamps: ReadonlyMap<ActId, Stamp>;
  /** Signed texts by their keys. */
  readonly badges: ReadonlyMap<string, string>;
  readonly acts: ReadonlyMap<string, string>;
}

export const readRecord = (doc: Y.Doc): DocumentRecord => ({
  sheet: readSheet(doc),
  stamps: readStamps(doc),
  badges: texts(badgesOf(doc)),
  acts: texts(actsOf(doc)),
});

function texts(map: Y.Map<unknown>): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [key, text] of map) if (typeof text === 'string') read.set(key, text);
  return read;
}

/** What counts in a document, from acts that were verified. */
export function foldDocument<S extends ActSchemas, State extends Folded, View, Summary, Past>(
  kind: Kind<S, State, View, Summary, Past>,
  id: DocumentId,
  doc: Y.Doc,
  acts: readonly VerifiedAct[],
): State {
  return foldRecord(kind, id, { sheet: readSheet(doc), stamps: readStamps(doc) }, acts);
}

/** The same without a Y.Doc. */
export function foldRecord<S extends ActSchemas, State extends Folded, View, Summary, Past>(
  kind: Kind<S, State, View, Summary, Past>,
  id: DocumentId,
  { sheet, stamps }: Pick<DocumentRecord, 'sheet' | 'stamps'>,
  acts: readonly VerifiedAct[],
): State {
  type KindEntry = Parameters<typeof kind.fold>[0]['entries'][number];
  const order = foldOrder(acts, stamps);
  const remarks = standings(order, (act) => kind.mayAct(act.author, act as never) === undefined);
  const entries = order.map((ordered): Entry => ({ ...ordered, remark: remarks.get(ordered.act.id) }));
  return kind.fold({ doc: id, entries: entries as readonly Entry[] as readonly KindEntry[], sheet });
}
