/** What a screen writes into an open document: acts and sheet keys, asked of the kind before they are made. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { ACT_VERSION, type ActPayload, type VerifiedAct } from '../record/act.ts';
import { actsOf, badgesOf, isSheetKey, isSheetValue, type SheetValue, sheetOf } from '../record/document.ts';
import { keyName } from '../record/jws.ts';
import type { AnyKind, Draft, Folded } from '../record/kind.ts';
import { frontierOf } from '../record/order.ts';
import type { Photo } from '../record/photo.ts';
import { type ActId, actId, type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import { no, ok, type Refusal, type Result } from '../shared/refusal.ts';
import type { MemberContext, Signer } from './member-context.ts';
import { counterKey } from './member-facts.ts';
import { signAct } from './sign-act.ts';

/** The origin of a transaction that enters an act: its running number is kept with it, in one strict write [SYNC2]. */
export class ActEntry {
  readonly n: number;
  /** Set by who keeps the transaction's update. */
  kept: Promise<boolean> | undefined;

  constructor(n: number) {
    this.n = n;
  }
}

export interface Writable {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  /** The live copy; another one after a new start. */
  doc(): Y.Doc;
  /** All that is in the document now, not only what was last drawn. */
  current(): Promise<{ readonly acts: readonly VerifiedAct[]; readonly state: Folded }>;
}

/** Signs, keeps and enters one act after the other, also across tabs: `n` must not repeat [ACT6]. */
export function act(
  context: MemberContext,
  document: Writable,
  type: string,
  body: unknown,
  onBehalfOf: MemberId | undefined,
): Promise<Result<ActId>> {
  return navigator.locks.request(`pavilion-act-${context.id}-${document.id}`, async () => {
    const signer = await context.signer();
    if (!signer) return no('bad-badge');
    const schema = Object.hasOwn(document.kind.acts, type) ? document.kind.acts[type] : undefined;
    if (!schema || !v.is(schema, body)) return no('bad-act');
    const { acts, state } = await document.current();
    const draft = { type, body, ...(onBehalfOf ? { for: onBehalfOf } : {}) } as Draft;
    const refusal: Refusal | undefined = document.kind.mayAct(signer.badge.member, draft, state as never);
    if (refusal) return { ok: false, refusal };
    const photos = photosIn(body);
    if (photos.length > 0 && !(await context.photos.queue(document.id, photos))) return no('not-kept');
    const n = await nextNumber(context, document.id, acts, signer);
    const payload: ActPayload = {
      v: ACT_VERSION,
      doc: document.id,
      ...draft,
      id: actId(newId(context.random)),
      n,
      at: context.clock.now(),
      seen: frontierOf(acts),
    };
    const jws = await signAct(payload, signer.badge.id, signer.key);
    const kept = await enter(document.doc(), payload.id, jws, signer, n);
    if (photos.length > 0) void context.photos.deliver();
    return kept ? ok(payload.id) : no('not-kept');
  });
}

/** By convention acts cite photos under `photos` (lib/record/photo.ts). */
function photosIn(body: unknown): string[] {
  const photos = (body as { photos?: unknown } | null)?.photos;
  return Array.isArray(photos) ? (photos as Photo[]).map(({ digest }) => digest) : [];
}

async function nextNumber(
  context: MemberContext,
  id: DocumentId,
  acts: readonly VerifiedAct[],
  { badge }: Signer,
): Promise<number> {
  const counted = ((await context.db.get('kv', counterKey(id))) as number | undefined) ?? 0;
  const own = acts.filter((act) => act.key === keyName(badge.key)).map((act) => act.n);
  return Math.max(counted, ...own) + 1;
}

async function enter(
  doc: Y.Doc,
  id: ActId,
  jws: string,
  { badge, jwt }: Signer,
  n: number,
): Promise<boolean> {
  const entry = new ActEntry(n);
  doc.transact(() => {
    if (!badgesOf(doc).has(badge.id)) badgesOf(doc).set(badge.id, jwt);
    actsOf(doc).set(id, jws);
  }, entry);
  return (await entry.kept) ?? false;
}

export function setSheet(
  context: MemberContext,
  document: Writable,
  state: Folded,
  key: string,
  value: SheetValue | undefined,
): Result<void> {
  if (!isSheetKey(key) || (value !== undefined && !isSheetValue(value)))
    return no('bad-value', { root: 'sheet', key });
  const refusal = document.kind.mayWrite(context.member(), { to: 'sheet', key, value }, state as never);
  if (refusal) return { ok: false, refusal };
  const doc = document.doc();
  doc.transact(() => {
    if (value === undefined) sheetOf(doc).delete(key);
    else if (sheetOf(doc).get(key) !== value) sheetOf(doc).set(key, value);
  });
  return ok(undefined);
}
