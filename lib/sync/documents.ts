/** What is done with this member's open documents: fed, connected, and shared with the member's other tabs. */
import * as Y from 'yjs';
import type { AnyKind } from '../record/kind.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { OpenDocument } from './device.ts';
import { exportUnsent } from './export-unsent.ts';
import { pushUnopened } from './feed-push.ts';
import { HeldDocuments } from './held-documents.ts';
import { Lines } from './lines.ts';
import { listDocument } from './list-document.ts';
import { FROM_CENTRE, LiveReplica, OTHER_TAB } from './live-replica.ts';
import type { HomeContext, MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { enterLate, setAsideStrays } from './start-again.ts';
import type { TabMessage } from './tabs.ts';
import { verifiedMemory } from './verified-memory.ts';
import { webCryptoVerify } from './web-crypto-verify.ts';

/** A document that cannot be connected now is brought when it is opened. */
const BRING_PATIENCE_MS = 10_000;

export class Documents {
  readonly #context: MemberContext;
  readonly #lines: Lines;
  readonly #held: HeldDocuments;
  readonly #onSynced = new Map<DocumentId, () => void>();

  static async load(context: HomeContext): Promise<Documents> {
    const memory = await verifiedMemory(context.db);
    const verify = webCryptoVerify(crypto.subtle);
    const communityKey = () => context.state().communityKey;
    return new Documents({ ...context, verification: { verify, memory, communityKey } });
  }

  private constructor(context: MemberContext) {
    this.#context = context;
    const { tabs, outbox } = context;
    this.#lines = new Lines(context, {
      replaced: (replica, former) => {
        const held = this.#held.get(replica.id);
        if (held) held.former = former;
      },
      synced: ({ id }) => {
        this.#onSynced.get(id)?.();
      },
    });
    this.#held = new HeldDocuments({
      make: (id, kind) => this.#make(id, kind),
      loaded: (replica) => {
        this.#announce(replica);
        this.#connect(replica);
      },
      isBusy: (id) => context.network() === 'yes' && !outbox.ticks(id).delivered,
      leaves: (replica) => {
        this.#lines.drop(replica);
        tabs.post({ t: 'close', tab: tabs.tab, doc: replica.id });
      },
    });
  }

  #make(id: DocumentId, kind: AnyKind): LiveReplica {
    const { tabs } = this.#context;
    const replica: LiveReplica = new LiveReplica(id, kind, this.#context, {
      remote: (update) => {
        if (tabs.leads) tabs.post({ t: 'remote', doc: id, epoch: replica.core?.epoch ?? 0, update });
      },
      awareness: (update) => tabs.post({ t: 'awareness', doc: id, update }),
      summarised: (summary) => void listDocument(this.#context, id, summary),
    });
    return replica;
  }

  open(id: DocumentId): OpenDocument {
    return this.#held.open(id);
  }

  /** By the tab that leads; what was left behind by tabs that ended is set aside. */
  #connect(replica: LiveReplica): void {
    if (!this.#context.tabs.leads || !replica.core) return;
    this.#lines.keep(replica);
    void setAsideStrays(this.#context, replica);
  }

  #announce(replica: LiveReplica): void {
    const { tabs } = this.#context;
    if (tabs.leads || !replica.core) return;
    tabs.post({ t: 'open', tab: tabs.tab, doc: replica.id, vector: Y.encodeStateVector(replica.doc()) });
  }

  heard(message: TabMessage): void {
    switch (message.t) {
      case 'open':
        if (this.#context.tabs.leads) void this.#openFor(message);
        return;
      case 'close':
        return this.#closeFor(message.tab, message.doc);
      case 'remote':
        return this.#of(message.doc, message.epoch)?.applyRemote(message.update, OTHER_TAB);
      case 'rows':
        return this.#enter(message.rows);
      case 'awareness':
        return this.#held.get(message.doc)?.replica.applyAwareness(message.update);
      case 'leader':
        for (const replica of this.#held.replicas()) this.#announce(replica);
        return;
      case 'replaced':
        return void this.#reload(message.doc);
      case 'synced':
      case 'not-yours':
        return this.#told(message.doc, message.t);
      default:
        return;
    }
  }

  #of(id: DocumentId, epoch: number): LiveReplica | undefined {
    const replica = this.#held.get(id)?.replica;
    return replica?.core?.epoch === epoch ? replica : undefined;
  }

  /** Another tab shows a document: this one, which leads, connects it. */
  async #openFor({ tab, doc, vector }: TabMessage & { t: 'open' }): Promise<void> {
    const held = this.#held.hold(doc);
    if (!held) return;
    if (!held.tabs.has(tab)) {
      held.tabs.add(tab);
      void this.#context.tabs.whenGone(tab, () => this.#closeFor(tab, doc));
    }
    await held.loaded;
    const { replica } = held;
    const update = Y.encodeStateAsUpdate(replica.doc(), vector);
    this.#context.tabs.post({ t: 'remote', doc, epoch: replica.core?.epoch ?? 0, update });
    if (replica.synced) this.#context.tabs.post({ t: 'synced', doc });
  }

  #closeFor(tab: string, doc: DocumentId): void {
    const held = this.#held.get(doc);
    if (held?.tabs.delete(tab)) this.#held.release(held);
  }

  /** Another tab's changes, into what is open here. */
  #enter(rows: readonly OutboxRow[]): void {
    for (const replica of this.#held.replicas()) {
      const epoch = replica.core?.epoch;
      const own = rows.filter((row) => row.doc === replica.id);
      if (epoch === undefined || own.length === 0) continue;
      const current = own.filter((row) => row.epoch === epoch);
      replica.enterRows(current);
      this.#lines.cover(replica, current);
      const late = own.filter((row) => row.epoch < epoch);
      if (late.length > 0 && this.#context.tabs.leads) this.#enterLate(replica, late);
    }
  }

  /** Written into the former copy: as they are, the centre could only hold them back for what it never got. */
  #enterLate(replica: LiveReplica, rows: readonly OutboxRow[]): void {
    const former = this.#held.get(replica.id)?.former;
    if (!former) return void setAsideStrays(this.#context, replica);
    enterLate(former, replica, rows);
    const { outbox } = this.#context;
    void outbox.settledDown().then(() => outbox.settleRows(rows.map((row) => row.id)));
  }

  async #reload(id: DocumentId): Promise<void> {
    const replica = this.#held.get(id)?.replica;
    if (!replica) return;
    await this.#context.outbox.settledDown();
    const former = replica.core;
    await replica.load();
    former?.destroy();
  }

  #told(id: DocumentId, what: 'synced' | 'not-yours'): void {
    const replica = this.#held.get(id)?.replica;
    if (!replica) return;
    if (what === 'synced') replica.synced = true;
    else replica.denied = true;
    replica.redraw();
  }

  /** From the feed, for a document that is open. */
  applyFeed(id: DocumentId, update: Uint8Array): void {
    this.#held.get(id)?.replica.applyRemote(update, FROM_CENTRE);
  }

  /** This tab leads from now on. */
  leads(): void {
    for (const replica of this.#held.replicas()) this.#connect(replica);
  }

  networkChanged(): void {
    this.#lines.networkChanged();
    for (const replica of this.#held.replicas()) replica.redraw();
  }

  /** Rights or the community's key changed: what counts may be another. */
  refresh(): void {
    for (const replica of this.#held.replicas()) replica.refresh();
  }

  redraw(): void {
    for (const replica of this.#held.replicas()) replica.redraw();
  }

  /** Sends what documents that are not open hold; what the centre will not take so is opened and told in full. */
  async push(): Promise<void> {
    const again = await pushUnopened(this.#context, (id) => this.#held.get(id) !== undefined);
    for (const id of again) {
      const held = this.#held.hold(id);
      if (held) this.#held.release(held);
    }
  }

  /** One after the other: each line tells the centre what it lacks. */
  async bringAll(): Promise<void> {
    for (const id of await this.#context.db.getAllKeys('docs')) {
      const held = this.#held.hold(id);
      if (!held) continue;
      if (!held.replica.synced) await this.#synced(id);
      this.#held.release(held);
    }
  }

  #synced(id: DocumentId): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(patience);
        this.#onSynced.delete(id);
        resolve();
      };
      const patience = setTimeout(done, BRING_PATIENCE_MS);
      this.#onSynced.set(id, done);
    });
  }

  exportUnsent(): Promise<Blob> {
    return exportUnsent(this.#context, (id) => this.#held.get(id)?.replica);
  }

  close(): void {
    this.#held.close();
  }
}
