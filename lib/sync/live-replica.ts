/** One document open in this tab: its copy, its folded state, its line to the centre where this tab leads. */
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { SheetValue } from '../record/document.ts';
import type { AnyKind, Folded } from '../record/kind.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { DocumentView, LiveDocument } from './device.ts';
import { type DocumentCore, documentCore, STORED_HERE } from './document-core.ts';
import { isSameView } from './document-view.ts';
import { ActEntry, act, setSheet, type Writable } from './document-writer.ts';
import { fedCopy } from './fed-copy.ts';
import { FoldedDocument } from './folded-document.ts';
import { Frames } from './frames.ts';
import type { MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { lostAtTheCentre, OwnClients } from './own-clients.ts';

/** Origins of updates that are not this tab's own. */
export const OTHER_TAB = Symbol('other tab');
export const FROM_CENTRE = Symbol('from the centre');

/** Yjs client ids. */
interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export interface ReplicaEvents {
  /** From the centre, for the other tabs. */
  remote(update: Uint8Array): void;
  awareness(update: Uint8Array): void;
  /** What lists show of it. */
  summarised(summary: unknown): void;
}

export class LiveReplica implements Writable {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly own: OwnClients;
  readonly #context: MemberContext;
  readonly #events: ReplicaEvents;
  readonly #listeners = new Set<() => void>();
  readonly #frames = new Frames(() => void this.#draw());
  #core: DocumentCore | undefined;
  #folded: FoldedDocument;
  #isShown = false;
  /** As last told, in JSON. */
  #summary: string | undefined;
  #isWaiting = true;
  #view: DocumentView<unknown> = { status: 'loading' };
  /** The centre's copy is here, as far as any tab knows. */
  synced = false;
  denied = false;

  constructor(id: DocumentId, kind: AnyKind, context: MemberContext, events: ReplicaEvents) {
    this.id = id;
    this.kind = kind;
    this.#context = context;
    this.own = new OwnClients(context.db, id);
    this.#events = events;
    this.#folded = new FoldedDocument(id, kind, context.verification);
  }

  /** Opens the copy on this phone; again after `epoch` rose. */
  async load(): Promise<void> {
    const stored = await this.#context.db.get('docs', this.id);
    await this.own.load();
    const core = documentCore(this.#context.id, this.id, stored?.epoch ?? 0);
    await core.loaded;
    for (const update of await fedCopy(this.#context.db, this.id))
      Y.applyUpdate(core.doc, update, STORED_HERE);
    this.adopt(core);
  }

  /** Goes on with this copy. What the outbox holds for it is put in. */
  adopt(core: DocumentCore): DocumentCore | undefined {
    const before = this.#core;
    this.#core = core;
    for (const row of this.#context.outbox.enter(this.id, core.epoch)) {
      for (const update of row.updates) this.own.noteIn(update);
      this.#apply(row.updates, STORED_HERE);
    }
    core.doc.on('update', this.#updated);
    core.doc.on('afterTransaction', this.#touched);
    core.awareness.on('update', (change: AwarenessChange, origin: unknown) => {
      if (origin !== OTHER_TAB) this.#tell(core.awareness, change);
    });
    this.show(this.#isShown);
    this.#folded = new FoldedDocument(this.id, this.kind, this.#context.verification, this.#folded.state);
    before?.doc.off('update', this.#updated);
    this.refresh();
    return before;
  }

  get core(): DocumentCore | undefined {
    return this.#core;
  }

  doc(): Y.Doc {
    if (!this.#core) throw new Error(`not loaded: ${this.id}`);
    return this.#core.doc;
  }

  /** Is a screen of this tab looking? Others see its member here only then. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#core?.awareness.setLocalState(isShown ? { user: { id: this.#context.id } } : null);
  }

  view(): DocumentView<unknown> {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Rows of another tab; in the tab that leads they go on to the centre. */
  enterRows(rows: readonly OutboxRow[]): void {
    if (this.#core) this.#context.outbox.enter(this.id, this.#core.epoch);
    for (const row of rows) {
      for (const update of row.updates) this.own.noteIn(update);
      this.#apply(row.updates, OTHER_TAB);
    }
  }

  /** A restored centre lacks what it acknowledged: of one's own it counts as undelivered until it is there again. */
  sendAgainWhatIsLost(stateVector: Uint8Array): void {
    const { outbox } = this.#context;
    const unsent = outbox.rowsOf(this.id).flatMap((row) => row.updates);
    const lost = lostAtTheCentre(this.doc(), this.own.ids(), stateVector, unsent);
    if (lost) void outbox.add(this.id, this.#core?.epoch ?? 0, lost);
  }

  applyRemote(update: Uint8Array, origin: typeof OTHER_TAB | typeof FROM_CENTRE): void {
    this.#apply([update], origin);
  }

  applyAwareness(update: Uint8Array): void {
    if (this.#core) applyAwarenessUpdate(this.#core.awareness, update, OTHER_TAB);
  }

  /** No copy of the centre will come now: shows what is here. */
  giveUpWaiting(): void {
    this.#isWaiting = false;
    this.redraw();
  }

  /** Something that the view depends on changed outside of the document: rights, reach, ticks, the community's key. */
  refresh(): void {
    this.#folded.invalidate();
    this.redraw();
  }

  redraw(): void {
    this.#frames.request();
  }

  current(): ReturnType<Writable['current']> {
    return this.#folded.current(this.doc());
  }

  close(): void {
    this.#frames.stop();
    this.#context.outbox.leave(this.id);
    this.#core?.destroy();
  }

  #apply(updates: readonly Uint8Array[], origin: unknown): void {
    const core = this.#core;
    if (!core) return;
    core.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(core.doc, update, origin);
    }, origin);
  }

  readonly #updated = (update: Uint8Array, origin: unknown): void => {
    if (origin === STORED_HERE || origin === OTHER_TAB || this.#core?.isPersistence(origin)) return;
    if (origin === FROM_CENTRE || isProvider(origin)) return this.#events.remote(update);
    const counter = origin instanceof ActEntry ? { doc: this.id, n: origin.n } : undefined;
    const bytes = update as Uint8Array<ArrayBuffer>;
    this.own.note(this.doc().clientID);
    const kept = this.#context.outbox.add(this.id, this.#core?.epoch ?? 0, bytes, counter);
    if (origin instanceof ActEntry) origin.kept = kept;
  };

  readonly #touched = (transaction: Y.Transaction): void => {
    this.#folded.touched(transaction);
    // The first of anything, prose too, makes an empty document one that is there.
    if (this.#view.status !== 'ready') this.#folded.invalidate();
    if (this.#folded.isStale) this.redraw();
  };

  #tell(awareness: Awareness, { added, updated, removed }: AwarenessChange): void {
    this.#events.awareness(encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]));
  }

  async #draw(): Promise<void> {
    if (!this.#core) return;
    const doc = this.#core.doc;
    const folded = this.#folded;
    if (folded.isStale) {
      const state = await folded.fold(doc);
      if (folded !== this.#folded) return this.refresh();
      this.#summarise(doc, state);
    }
    const view = this.#viewOf(doc, this.#core);
    if (isSameView(view, this.#view)) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #summarise(doc: Y.Doc, state: Folded): void {
    if (!isThere(doc)) return;
    const summary = this.kind.summarise(state as never);
    const text = JSON.stringify(summary);
    if (text === this.#summary) return;
    this.#summary = text;
    this.#events.summarised(summary);
  }

  #viewOf(doc: Y.Doc, { awareness }: DocumentCore): DocumentView<unknown> {
    if (!isThere(doc)) {
      if (this.denied) return { status: 'not-yours' };
      if (this.#isWaiting && this.#context.network() !== 'no' && !this.synced) return { status: 'loading' };
      if (this.kind.mayCreate(this.#context.member(), this.id)) return { status: 'missing' };
    }
    const { state } = this.#folded;
    if (!state) return { status: 'loading' };
    const live: LiveDocument<unknown> = {
      id: this.id,
      doc,
      awareness,
      state,
      ticks: this.#context.photos.ticks(this.#context.outbox.ticks(this.id), this.id),
      act: this.#act,
      set: this.#set,
    };
    return { status: 'ready', live };
  }

  readonly #act = (type: string, body: unknown, onBehalfOf?: MemberId) =>
    act(this.#context, this, type, body, onBehalfOf);
  readonly #set = (key: string, value: SheetValue | undefined) =>
    setSheet(this.#context, this, this.#folded.state as Folded, key, value);
}

/** A document exists from its first change [DOC5]. */
const isThere = (doc: Y.Doc): boolean => doc.store.clients.size > 0;

/** y-websocket names itself as the origin of what came over the wire. */
const isProvider = (origin: unknown): boolean =>
  typeof origin === 'object' && origin !== null && 'wsconnected' in origin;
