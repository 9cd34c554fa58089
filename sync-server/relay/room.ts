/**
 * One document in memory, and the one way into it: judge → apply → append with stamps → (durable) → forward.
 * Nobody reads from here what is not stored [SYNC1]; judging and applying are one synchronous step [GUARD9].
 */
import * as Y from 'yjs';
import type { VerifiedAct } from '../../lib/record/act.ts';
import { asVerified, parseAct } from '../../lib/record/act.ts';
import type { Badge, Member } from '../../lib/record/badge.ts';
import { BUDGET_MS } from '../../lib/record/deletion-budget.ts';
import { actsOf, badgesOf, stampsOf } from '../../lib/record/document.ts';
import type { AnyKind, Folded } from '../../lib/record/kind.ts';
import { foldOrder } from '../../lib/record/order.ts';
import { foldRecord, readBadge } from '../../lib/record/replica.ts';
import { Spots } from '../../lib/record/spot.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { ActId, BadgeId, DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Refusal, RefusalCode } from '../../lib/shared/refusal.ts';
import { judge } from '../guard/judge.ts';
import type { Admission, AdmittedAct, GuardedDocument } from '../guard/verdict.ts';
import { dropOldDeletions, type Healing, heal } from '../healing/heal.ts';
import type { Inbox, InboxEntry } from '../healing/inbox.ts';
import { confirmed, memberOnly } from '../healing/seen-as.ts';
import type { SignedRecord } from '../healing/signed-record.ts';
import type { Notary } from '../notary/notary.ts';
import type { Deletion, DocumentStore, StoredDocument } from '../storage/store.ts';
import type { DocumentLimits, DocumentsMade } from './document-limits.ts';
import { DocumentSize, fullRefusal } from './full-document.ts';
import { LoadedDocument } from './loaded-document.ts';

export type Submission =
  /**
   * Resolves once it is on disk; rejects if it could not be stored. `waits`: something of the sender's own is in no
   * document yet, and is not to be acknowledged [SYNC8].
   */
  | { readonly at: 'admitted'; readonly stored: Promise<void>; readonly waits?: boolean }
  | { readonly at: 'nothing-new' }
  | { readonly at: 'missing' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export interface RoomListener {
  /** A stored update: all of it for others, only what the centre added for who sent it. */
  stored(update: Uint8Array, added: Uint8Array | undefined, sender: unknown): void;
  /** Storing failed: the room is gone and must be opened again. */
  lost(): void;
}

/** Told what becomes of updates. */
export interface RoomWatch {
  /** One was let in; the answer is called once it is on disk. */
  admitted(): () => void;
  refused(code: RefusalCode, document: DocumentId, member: MemberId): void;
  /** What is stored of a document is not what was written. */
  damaged(document: DocumentId, outcome: 'repaired' | 'quarantined'): void;
}

export interface RoomServices {
  readonly watch?: RoomWatch;
  readonly store: DocumentStore;
  readonly notary: Notary;
  readonly clock: Clock;
  /** Once a backup was restored: what devices bring of others [SYNC8]. */
  readonly inboxOf?: ((id: DocumentId) => Promise<Inbox>) | undefined;
  readonly limits?: DocumentLimits;
  readonly made?: DocumentsMade;
}

/** What an admitted update has become. */
interface Applied {
  readonly update: Uint8Array;
  /** Of it, what the centre added. */
  readonly added: Uint8Array | undefined;
}

const merged = (updates: readonly Uint8Array[]): Uint8Array | undefined =>
  updates.length > 1 ? Y.mergeUpdates([...updates]) : updates[0];

const RESERVATIONS_PER_MEMBER = 64;

export class Room implements GuardedDocument {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly #loaded: LoadedDocument;
  readonly #size: DocumentSize;
  #spots: Spots | undefined;
  readonly #services: RoomServices;
  readonly #inbox: Inbox | undefined;
  readonly #listeners = new Set<RoomListener>();
  readonly #owners: Map<number, MemberId>;
  readonly #reserved = new Map<number, MemberId>();
  readonly #badges = new Map<BadgeId, Badge>();
  readonly #acts = new Map<ActId, VerifiedAct>();
  #deletions: Deletion[];
  #stamped = 0;
  #state: Folded | undefined;
  #last: number;
  #seq: number;
  #pending: Promise<void> = Promise.resolve();
  #pendingCount = 0;
  #lost = false;
  /** Held nothing new. */
  #known: Uint8Array | undefined;

  constructor(
    id: DocumentId,
    kind: AnyKind,
    stored: StoredDocument | undefined,
    services: RoomServices,
    inbox?: Inbox,
  ) {
    this.id = id;
    this.kind = kind;
    this.#inbox = inbox;
    this.#services = services;
    this.#loaded = new LoadedDocument(id, stored, services.notary.generation);
    const most = services.limits?.documentBytes ?? 0;
    this.#size = new DocumentSize(most, this.#loaded.bytes, services.clock, () => this.whole().length);
    this.#owners = new Map(stored?.clients);
    this.#deletions = [...(stored?.deletions ?? [])];
    this.#last = stored?.last ?? 0;
    this.#seq = stored?.seq ?? 0;
    this.#readRecord();
  }

  /** What is stored has passed the door; it is not verified again. */
  #readRecord(): void {
    const { badges, acts, stamps } = this.#loaded.record();
    for (const [key, text] of badges) {
      const badge = readBadge(key, text);
      if (badge) this.#badges.set(badge.id, badge);
    }
    for (const text of acts.values()) {
      const parsed = parseAct(text);
      const badge = parsed.ok ? this.#badges.get(parsed.value.badge) : undefined;
      if (parsed.ok && badge) this.#acts.set(parsed.value.payload.id, asVerified(parsed.value, badge));
    }
    for (const { no } of stamps.values()) this.#stamped = Math.max(this.#stamped, no);
  }

  get doc(): Y.Doc {
    try {
      return this.#loaded.doc;
    } catch (error) {
      this.#lose();
      throw error;
    }
  }

  get spots(): Spots {
    this.#spots ??= new Spots(this.doc);
    return this.#spots;
  }

  stateVector(): Uint8Array {
    return this.#loaded.stateVector();
  }

  /** What a device lacks that has as much as its state vector says. Throws where that is none. */
  missing(stateVector: Uint8Array): Uint8Array {
    return this.#loaded.missing(stateVector);
  }

  whole(): Uint8Array {
    return this.#loaded.whole();
  }

  get exists(): boolean {
    return this.#last > 0 || this.#pendingCount > 0;
  }

  /** Number of the newest stored update. */
  get last(): number {
    return this.#last;
  }

  get lost(): boolean {
    return this.#lost;
  }

  get isIdle(): boolean {
    return this.#listeners.size === 0 && this.#pendingCount === 0;
  }

  ownerOf(client: number): MemberId | undefined {
    return this.#owners.get(client) ?? this.#reserved.get(client);
  }

  /** First come, first served [GUARD3]; false if it is another member's. A member's oldest unused ones are given up. */
  reserve(client: number, member: MemberId): boolean {
    const owner = this.ownerOf(client);
    if (owner !== undefined) return owner === member;
    const held = [...this.#reserved].filter(([, holder]) => holder === member);
    const [oldest] = held;
    if (oldest && held.length >= RESERVATIONS_PER_MEMBER) this.#reserved.delete(oldest[0]);
    this.#reserved.set(client, member);
    return true;
  }

  badge(id: BadgeId): Badge | undefined {
    return this.#badges.get(id);
  }

  state(): Folded {
    this.#state ??= foldRecord(this.kind, this.id, this.#loaded.unsigned(), [...this.#acts.values()]);
    return this.#state;
  }

  deletedOthers(member: MemberId, root: string): number {
    const since = this.#services.clock.now() - BUDGET_MS;
    this.#deletions = this.#deletions.filter(({ at }) => at > since);
    return this.#deletions
      .filter((deletion) => deletion.member === member && deletion.root === root)
      .reduce((sum, { count }) => sum + count, 0);
  }

  mayRead(member: Member): boolean {
    return this.kind.mayRead(member, this.state());
  }

  listen(listener: RoomListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All that was applied until now is on disk. */
  durable(): Promise<void> {
    return this.#pending;
  }

  get hasPending(): boolean {
    return this.#pendingCount > 0;
  }

  /** The one way in. `sender` gets back only what the centre adds. `claims`: see `judge`. */
  submit(member: Member, update: Uint8Array, sender: unknown, claims?: ReadonlySet<number>): Submission {
    if (this.#lost) throw new Error('a lost room must not be written to');
    const known = this.#inbox && claims;
    // Whatever it sends: somebody else's words may stand here under the ids of its own.
    const isTaken = known && [...known].some((client) => (this.ownerOf(client) ?? member.id) !== member.id);
    if (isTaken) return this.refuse(member, { code: 'client-taken' });
    if (isEmpty(update) || this.#isSaidAgain(update)) return { at: 'nothing-new' };
    const submission = this.#admit(member, update, sender, known);
    if (submission.at === 'nothing-new') this.#known = update;
    if (submission.at !== 'refused') return submission;
    if (!this.#inbox || submission.refusal.code !== 'client-taken')
      return this.refuse(member, submission.refusal);
    const healed = heal(this.#healing(this.#inbox, member, sender, known), { member, update, claims: known });
    return healed.at === 'refused' ? this.refuse(member, healed.refusal) : healed;
  }

  /** Devices that have all there is say the same of it, whenever they are asked; what is known once is known for good. */
  #isSaidAgain(update: Uint8Array): boolean {
    return this.#known?.length === update.length && Buffer.compare(this.#known, update) === 0;
  }

  #healing(inbox: Inbox, member: Member, sender: unknown, claims?: ReadonlySet<number>): Healing {
    const { notary, clock } = this.#services;
    const now = clock.now();
    return {
      ...{ document: this, inbox, notary, now },
      enterRecord: (record) => this.#enterRecord(member, record, now),
      admit: (update) => this.#admit(member, update, sender, claims),
    };
  }

  #admit(
    member: Member,
    update: Uint8Array,
    sender: unknown,
    claims: ReadonlySet<number> | undefined,
  ): Submission {
    const now = this.#services.clock.now();
    const verdict = judge(this, member, update, this.#services.notary, now, claims);
    if (verdict.at !== 'admitted') return verdict;
    const overLimit = this.#overLimit(member, verdict, now);
    if (overLimit) return { at: 'refused', refusal: overLimit };
    return this.#take(member, verdict, now, sender);
  }

  #take(member: Member, verdict: Admission, now: Instant, sender: unknown): Submission {
    const applied = this.#apply(verdict, now);
    if (!applied) {
      this.#lose();
      return { at: 'refused', refusal: { code: 'malformed' } };
    }
    return { at: 'admitted', stored: this.#append(member, verdict, applied, now, sender) };
  }

  /** Acts and badges that others signed, in the community's own hand; who brings them gets them back stamped [SYNC8]. */
  #enterRecord(member: Member, { texts, badges, acts, stamps }: SignedRecord, now: Instant): Promise<void> {
    const emitted: Uint8Array[] = [];
    const note = (update: Uint8Array): void => {
      emitted.push(update);
    };
    this.doc.on('update', note);
    this.doc.transact(() => {
      for (const [key, text] of texts.badges) badgesOf(this.doc).set(key, text);
      for (const [key, text] of texts.acts) actsOf(this.doc).set(key, text);
    }, this);
    if (acts.length > 0) this.#stamp(acts, now, stamps);
    this.doc.off('update', note);
    const update = merged(emitted) as Uint8Array;
    const admission = { at: 'admitted', update, acts, badges, clients: [], deletions: [] } as const;
    return this.#append(
      member,
      { ...admission, changesState: true },
      { update, added: undefined },
      now,
      undefined,
    );
  }

  /** Enters what waits, because an operator says so: whoever brought it, and whatever rights say now [SYNC8]. */
  confirm(entries: readonly InboxEntry[]): Submission {
    if (this.#lost) throw new Error('a lost room must not be written to');
    const [first] = entries;
    const update = merged(entries.map((entry) => entry.update));
    if (!first || !update) return { at: 'nothing-new' };
    const author = memberOnly(this.#owners.get(first.client) ?? first.member);
    const now = this.#services.clock.now();
    const verdict = judge(confirmed(this), author, update, this.#services.notary, now);
    if (verdict.at !== 'admitted') return verdict;
    // An id of which nobody knows whose it is stays nobody's.
    const clients = verdict.clients.filter((client) => this.#owners.has(client));
    return this.#take(author, { ...verdict, clients }, now, undefined);
  }

  get inbox(): Inbox | undefined {
    return this.#inbox;
  }

  refuse(member: Member, refusal: Refusal): Submission {
    this.#services.watch?.refused(refusal.code, this.id, member.id);
    return { at: 'refused', refusal };
  }

  #overLimit(member: Member, admission: Admission, now: Instant): Refusal | undefined {
    const { made } = this.#services;
    if (!this.exists && made?.mayMake(member.id, now) === false) return { code: 'too-many-documents' };
    return this.#size.takes(admission) ? undefined : fullRefusal(this, admission.update);
  }

  /** undefined if Yjs could not make of it what the guard foresaw: then nothing of it is kept. */
  #apply(admission: Admission, now: Instant): Applied | undefined {
    const emitted: Uint8Array[] = [];
    const note = (update: Uint8Array): void => {
      emitted.push(update);
    };
    this.doc.on('update', note);
    try {
      Y.applyUpdate(this.doc, admission.update, this);
      if (this.doc.store.pendingStructs || this.doc.store.pendingDs) return undefined;
      if (admission.acts.length > 0) this.#stamp(admission.acts, now);
      // The first is what was sent. Then come deletions of formats that Yjs finds needed no more, and stamps.
      const [sent, ...added] = emitted;
      return sent && { update: merged(emitted) ?? sent, added: merged(added) };
    } catch {
      return undefined;
    } finally {
      this.doc.off('update', note);
    }
  }

  /** Numbers follow the acts' own order: an act is stamped after those it has seen [ACT9, SYNC6]. */
  #stamp(
    admitted: readonly AdmittedAct[],
    now: Instant,
    before: ReadonlyMap<ActId, Stamp> = new Map(),
  ): void {
    const held = new Map(admitted.map(({ act, held }) => [act.id, held]));
    const order = foldOrder(
      admitted.map(({ act }) => act),
      before,
    );
    const stamps = stampsOf(this.doc);
    this.doc.transact(() => {
      for (const { act } of order) {
        if (!actsOf(this.doc).has(act.id)) continue;
        this.#stamped += 1;
        const why = held.get(act.id);
        const stamp: Stamp = { no: this.#stamped, at: now, ...(why && { held: why }) };
        stamps.set(act.id, stamp);
        this.#acts.set(act.id, act);
      }
    }, this);
  }

  #append(
    member: Member,
    admission: Admission,
    applied: Applied,
    now: Instant,
    sender: unknown,
  ): Promise<void> {
    const clients = admission.clients.filter((client) => !this.#owners.has(client));
    for (const client of clients) {
      this.#owners.set(client, member.id);
      this.#reserved.delete(client);
    }
    for (const badge of admission.badges) this.#badges.set(badge.id, badge);
    for (const deletion of admission.deletions)
      this.#deletions.push({ ...deletion, member: member.id, at: now });
    if (admission.changesState) this.#state = undefined;
    if (!this.exists) this.#services.made?.note(member.id, this.id, now);
    this.#pendingCount += 1;
    const { update, added } = applied;
    this.#size.grow(update.length);
    const { deletions } = admission;
    this.#seq += 1;
    const settled = this.#services.watch?.admitted();
    const stored = this.#services.store
      .append({ doc: this.id, seq: this.#seq, update, member: member.id, at: now, clients, deletions })
      .then(
        (number) => {
          this.#pendingCount -= 1;
          this.#last = number;
          settled?.();
          if (this.#lost) throw new Error('the room was lost');
          for (const listener of this.#listeners) listener.stored(update, added, sender);
        },
        (error: unknown) => {
          this.#pendingCount -= 1;
          this.#lose();
          throw error;
        },
      );
    this.#pending = stored.catch(() => undefined);
    this.#tidyInbox(admission.clients);
    return stored;
  }

  /** An author has come with their own: what others brought of it is needed no more [SYNC8]. */
  #tidyInbox(clients: readonly number[]): void {
    const inbox = this.#inbox;
    if (!inbox || inbox.isEmpty) return;
    inbox.drop(clients).catch(() => undefined);
    if (!inbox.holdsDeletions()) return;
    void dropOldDeletions(inbox, this, () => this.#lost).catch(() => undefined);
  }

  /** What is in memory is not what is stored: everybody starts again from the disk [SYNC1]. */
  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    for (const listener of [...this.#listeners]) listener.lost();
  }

  destroy(): void {
    this.#lost = true;
    this.#loaded.destroy();
  }
}

/** No structs, no deletions: what a device says that lacks nothing of ours and has nothing of its own. */
export const isEmpty = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;
