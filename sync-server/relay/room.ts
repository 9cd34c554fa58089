/**
 * One document in memory, and the one way into it: judge → apply → append with stamps → (durable) → forward.
 * Nobody reads from here what is not stored [SYNC1]; judging and applying are one synchronous step [GUARD9].
 */
import * as Y from 'yjs';
import type { Badge, Member } from '../../lib/record/badge.ts';
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
import { type Applied, applyAdmitted, enterSigned } from './applying.ts';
import { ClientOwners } from './client-owners.ts';
import { DocumentSize, fullRefusal } from './full-document.ts';
import { LoadedDocument } from './loaded-document.ts';
import { RecentDeletions } from './recent-deletions.ts';
import { RoomLog } from './room-log.ts';
import { RoomRecord } from './room-record.ts';
import { isEmpty, type RoomListener, type RoomServices, type Submission } from './submission.ts';

export class Room implements GuardedDocument {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly #loaded: LoadedDocument;
  readonly #size: DocumentSize;
  #spots: Spots | undefined;
  readonly #services: RoomServices;
  readonly #inbox: Inbox | undefined;
  readonly #log: RoomLog;
  readonly #record: RoomRecord;
  readonly #owners: ClientOwners;
  readonly #deletions: RecentDeletions;
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
    this.#log = new RoomLog(id, stored, services);
  }

  get doc(): Y.Doc {
    try {
      return this.#loaded.doc;
    } catch (error) {
      this.#log.lose();
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
    return this.#log.last > 0 || this.#log.hasPending;
  }

  /** Number of the newest stored update. */
  get last(): number {
    return this.#log.last;
  }

  get lost(): boolean {
    return this.#log.isLost;
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
    return this.#log.listen(listener);
  }

  /** All that was applied until now is on disk. */
  durable(): Promise<void> {
    return this.#log.durable();
  }

  get hasPending(): boolean {
    return this.#log.hasPending;
  }

  /** The one way in. `sender` gets back only what the centre adds. `claims`: see `judge`. */
  submit(member: Member, update: Uint8Array, sender: unknown, claims?: ReadonlySet<number>): Submission {
    if (this.lost) throw new Error('a lost room must not be written to');
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
    const applied = applyAdmitted(this.#loaded, this.#record, verdict, now);
    if (!applied) {
      this.#log.lose();
      return { at: 'refused', refusal: { code: 'malformed' } };
    }
    return { at: 'admitted', stored: this.#append(member, verdict, applied, now, sender) };
  }

  /** Who brings them gets them back stamped [SYNC8]. */
  #enterRecord(member: Member, signed: SignedRecord, now: Instant): Promise<void> {
    const { acts, badges } = signed;
    const applied = enterSigned(this.#loaded, this.#record, signed, now);
    const { update } = applied;
    const nothing = { clients: [], deletions: [], changesSheet: false } as const;
    return this.#append(
      member,
      { at: 'admitted', update, acts, badges, ...nothing },
      applied,
      now,
      undefined,
    );
  }

  /** Enters what waits, because an operator says so: whoever brought it, and whatever rights say now [SYNC8]. */
  confirm(entries: readonly InboxEntry[]): Submission {
    if (this.lost) throw new Error('a lost room must not be written to');
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
    this.#size.grow(applied.update.length);
    const { deletions } = admission;
    const stored = this.#log.append(
      { ...applied, sender },
      { member: member.id, at: now, clients, deletions },
    );
    this.#tidyInbox(admission.clients);
    return stored;
  }

  /** An author has come with their own: what others brought of it is needed no more [SYNC8]. */
  #tidyInbox(clients: readonly number[]): void {
    const inbox = this.#inbox;
    if (!inbox || inbox.isEmpty) return;
    inbox.drop(clients).catch(() => undefined);
    if (!inbox.holdsDeletions()) return;
    void dropOldDeletions(inbox, this, () => this.lost).catch(() => undefined);
  }

  destroy(): void {
    this.#log.end();
    this.#loaded.destroy();
  }
}
