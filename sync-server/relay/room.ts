/**
 * One document in memory, and the one way into it: judge → apply → append with stamps → (durable) → forward.
 * Nobody reads from here what is not stored [SYNC1]; judging and applying are one synchronous step [GUARD9].
 */
import * as Y from 'yjs';
import type { Badge, Member } from '../../lib/record/badge.ts';
import { actsOf, badgesOf } from '../../lib/record/document.ts';
import type { AnyKind, Folded } from '../../lib/record/kind.ts';
import { Spots } from '../../lib/record/spot.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { BadgeId, DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Refusal } from '../../lib/shared/refusal.ts';
import { judge } from '../guard/judge.ts';
import type { Admission, GuardedDocument } from '../guard/verdict.ts';
import { dropOldDeletions, type Healing, heal } from '../healing/heal.ts';
import type { Inbox, InboxEntry } from '../healing/inbox.ts';
import { confirmed, memberOnly } from '../healing/seen-as.ts';
import type { SignedRecord } from '../healing/signed-record.ts';
import type { StoredDocument } from '../storage/store.ts';
import { ClientOwners } from './client-owners.ts';
import { DocumentSize, fullRefusal } from './full-document.ts';
import type { Emitted } from './joined-updates.ts';
import { LoadedDocument } from './loaded-document.ts';
import { RecentDeletions } from './recent-deletions.ts';
import { RoomRecord } from './room-record.ts';
import {
  isEmpty,
  type RoomListener,
  type RoomServices,
  type StoredUpdate,
  type Submission,
} from './submission.ts';

/** What an admitted update has become. */
type Applied = Omit<StoredUpdate, 'sender'>;

function merged(emitted: readonly Emitted[]): Uint8Array | undefined {
  const [first, ...more] = emitted.map(({ update }) => update);
  return first && more.length > 0 ? Y.mergeUpdates([first, ...more]) : first;
}

export class Room implements GuardedDocument {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly #loaded: LoadedDocument;
  readonly #size: DocumentSize;
  #spots: Spots | undefined;
  readonly #services: RoomServices;
  readonly #inbox: Inbox | undefined;
  readonly #listeners = new Set<RoomListener>();
  readonly #record: RoomRecord;
  readonly #owners: ClientOwners;
  readonly #deletions: RecentDeletions;
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
    this.#record = new RoomRecord(id, kind, this.#loaded);
    this.#owners = new ClientOwners(stored?.clients);
    this.#deletions = new RecentDeletions(stored?.deletions, services.clock);
    this.#last = stored?.last ?? 0;
    this.#seq = stored?.seq ?? 0;
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
    return this.#owners.of(client);
  }

  /** False if it is another member's. */
  reserve(client: number, member: MemberId): boolean {
    return this.#owners.reserve(client, member);
  }

  badge(id: BadgeId): Badge | undefined {
    return this.#record.badge(id);
  }

  /** What counts in it now; folded at most once between changes. */
  state(): Folded {
    return this.#record.state();
  }

  stateForRights(): Folded {
    return this.#record.stateForRights();
  }

  deletedOthers(member: MemberId, root: string): number {
    return this.#deletions.of(member, root);
  }

  mayRead(member: Member): boolean {
    return this.kind.mayRead(member, this.stateForRights());
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
    const { doc } = this;
    const emitted = this.#loaded.emittedBy(() => {
      doc.transact(() => {
        for (const [key, text] of texts.badges) badgesOf(doc).set(key, text);
        for (const [key, text] of texts.acts) actsOf(doc).set(key, text);
      }, this);
      if (acts.length > 0) this.#record.stamp(doc, acts, now, stamps);
    });
    const update = merged(emitted) as Uint8Array;
    const admission = { at: 'admitted', update, acts, badges, clients: [], deletions: [] } as const;
    const applied = { update, emitted: undefined, added: undefined };
    return this.#append(member, { ...admission, changesSheet: false }, applied, now, undefined);
  }

  /** Enters what waits, because an operator says so: whoever brought it, and whatever rights say now [SYNC8]. */
  confirm(entries: readonly InboxEntry[]): Submission {
    if (this.#lost) throw new Error('a lost room must not be written to');
    const [first] = entries;
    const [one, ...more] = entries.map((entry) => entry.update);
    const update = one && more.length > 0 ? Y.mergeUpdates([one, ...more]) : one;
    if (!first || !update) return { at: 'nothing-new' };
    const author = memberOnly(this.#owners.writerOf(first.client) ?? first.member);
    const now = this.#services.clock.now();
    const verdict = judge(confirmed(this), author, update, this.#services.notary, now);
    if (verdict.at !== 'admitted') return verdict;
    // An id of which nobody knows whose it is stays nobody's.
    const clients = verdict.clients.filter((client) => this.#owners.writerOf(client) !== undefined);
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
    const { doc } = this;
    try {
      const emitted = this.#loaded.emittedBy(() => {
        Y.applyUpdate(doc, admission.update, this);
        const { pendingStructs, pendingDs } = doc.store;
        if (!pendingStructs && !pendingDs && admission.acts.length > 0)
          this.#record.stamp(doc, admission.acts, now);
      });
      if (doc.store.pendingStructs || doc.store.pendingDs) return undefined;
      // The first is what was sent. Then come deletions of formats that Yjs finds needed no more, and stamps.
      const [sent, ...added] = emitted;
      if (!sent) return undefined;
      if (added.length === 0) return { update: sent.update, emitted: sent, added: undefined };
      return { update: merged(emitted) ?? sent.update, emitted: undefined, added: merged(added) };
    } catch {
      return undefined;
    }
  }

  #append(
    member: Member,
    admission: Admission,
    applied: Applied,
    now: Instant,
    sender: unknown,
  ): Promise<void> {
    const clients = this.#owners.take(admission.clients, member.id);
    this.#record.changed(admission);
    this.#deletions.add(member.id, admission.deletions, now);
    if (!this.exists) this.#services.made?.note(member.id, this.id, now);
    this.#pendingCount += 1;
    const { update } = applied;
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
          for (const listener of this.#listeners) listener.stored({ ...applied, sender });
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
