/** The documents open in this tab, and, where it leads, in any tab of this member. Loaded when the first is opened. */
import * as Y from 'yjs';
import { kindFor } from '../kinds.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { DocumentView, OpenDocument } from './device.ts';
import { exportUnsent } from './export-unsent.ts';
import { pushUnopened } from './feed-push.ts';
import { Lines } from './lines.ts';
import { listDocument } from './list-document.ts';
import { FROM_CENTRE, LiveReplica, OTHER_TAB } from './live-replica.ts';
import type { HomeContext, MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { enterLate, setAsideStrays } from './start-again.ts';
import type { TabMessage } from './tabs.ts';
import { verifiedMemory } from './verified-memory.ts';
import { webCryptoVerify } from './web-crypto-verify.ts';

/** A page that is left is often come back to. */
const LINGER_MS = 5_000;

interface Held {
  readonly replica: LiveReplica;
  readonly loaded: Promise<void>;
  screens: number;
  readonly tabs: Set<string>;
  /** The copy before the last new start, for what other tabs wrote into it. */
  former: Y.Doc | undefined;
  lingering: ReturnType<typeof setTimeout> | undefined;
}

export class Documents {
  readonly #context: MemberContext;
  readonly #held = new Map<DocumentId, Held>();
  readonly #lines: Lines;

  static async load(context: HomeContext): Promise<Documents> {
    const memory = await verifiedMemory(context.db);
    const verify = webCryptoVerify(crypto.subtle);
    const communityKey = () => context.state().communityKey;
    return new Documents({ ...context, verification: { verify, memory, communityKey } });
  }

  private constructor(context: MemberContext) {
    this.#context = context;
    this.#lines = new Lines(context, {
      replaced: (replica, former) => {
        const held = this.#held.get(replica.id);
        if (held) held.former = former;
      },
    });
  }

  open(id: DocumentId): OpenDocument {
    const held = this.#hold(id);
    if (!held) return gone;
    held.screens++;
    held.replica.show(true);
    let isOpen = true;
    return {
      view: () => held.replica.view(),
      subscribe: (listener) => held.replica.subscribe(listener),
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        held.screens--;
        if (held.screens === 0) held.replica.show(false);
        this.#release(id, held);
      },
    };
  }

  #hold(id: DocumentId): Held | undefined {
    const kind = kindFor(id);
    const known = this.#held.get(id);
    if (known) clearTimeout(known.lingering);
    if (known || !kind) return known;
    const { tabs } = this.#context;
    const replica = new LiveReplica(id, kind, this.#context, {
      remote: (update) => {
        if (tabs.leads) tabs.post({ t: 'remote', doc: id, epoch: replica.core?.epoch ?? 0, update });
      },
      awareness: (update) => tabs.post({ t: 'awareness', doc: id, update }),
      summarised: (summary) => void listDocument(this.#context, id, summary),
    });
    const held: Held = {
      replica,
      loaded: replica.load().then(() => this.#loaded(id, held)),
      screens: 0,
      tabs: new Set(),
      former: undefined,
      lingering: undefined,
    };
    this.#held.set(id, held);
    return held;
  }

  #loaded(id: DocumentId, { replica }: Held): void {
    if (this.#held.get(id)?.replica !== replica) return replica.close();
    this.#announce(replica);
    this.#lines.keep(replica);
    if (this.#context.tabs.leads) void setAsideStrays(this.#context, replica);
  }

  #announce(replica: LiveReplica): void {
    const { tabs } = this.#context;
    if (!tabs.leads && replica.core)
      tabs.post({
        t: 'open',
        tab: tabs.tab,
        doc: replica.id,
        vector: Y.encodeStateVector(replica.doc()),
      });
  }

  #release(id: DocumentId, held: Held): void {
    if (held.screens > 0 || held.tabs.size > 0) return;
    clearTimeout(held.lingering);
    held.lingering = setTimeout(() => {
      if (held.screens > 0 || held.tabs.size > 0 || this.#held.get(id) !== held) return;
      // On its way to the centre: the push for closed documents would only send it a second time.
      if (this.#context.network() === 'yes' && !this.#context.outbox.ticks(id).delivered)
        return this.#release(id, held);
      this.#held.delete(id);
      this.#lines.drop(held.replica);
      held.replica.close();
      this.#context.tabs.post({ t: 'close', tab: this.#context.tabs.tab, doc: id });
    }, LINGER_MS);
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
        for (const { replica } of this.#held.values()) this.#announce(replica);
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
    const held = this.#hold(doc);
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
    if (held?.tabs.delete(tab)) this.#release(doc, held);
  }

  #enter(rows: readonly OutboxRow[]): void {
    for (const [id, held] of this.#held) {
      const { core } = held.replica;
      const own = rows.filter((row) => row.doc === id);
      if (!core || own.length === 0) continue;
      held.replica.enterRows(own.filter((row) => row.epoch === core.epoch));
      this.#lines.cover(held.replica, own);
      const late = own.filter((row) => row.epoch < core.epoch);
      if (late.length === 0 || !this.#context.tabs.leads) continue;
      if (!held.former) {
        void setAsideStrays(this.#context, held.replica);
        continue;
      }
      enterLate(held.former, held.replica, late);
      const ids = late.map((row) => row.id);
      void this.#context.outbox.settledDown().then(() => this.#context.outbox.settleRows(ids));
    }
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
    for (const { replica } of this.#held.values()) this.#lines.keep(replica);
  }

  networkChanged(): void {
    this.#lines.networkChanged();
    for (const { replica } of this.#held.values()) replica.redraw();
  }

  /** Rights or the community's key changed: what counts may be another. */
  refresh(): void {
    for (const { replica } of this.#held.values()) replica.refresh();
  }

  redraw(): void {
    for (const { replica } of this.#held.values()) replica.redraw();
  }

  /** Sends what documents that are not open hold; what the centre will not take so is opened and told in full. */
  async push(): Promise<void> {
    const again = await pushUnopened(this.#context, (id) => this.#held.has(id));
    for (const id of again) {
      const held = this.#hold(id);
      if (held) this.#release(id, held);
    }
  }

  exportUnsent(): Promise<Blob> {
    return exportUnsent(this.#context, (id) => this.#held.get(id)?.replica);
  }

  close(): void {
    for (const { replica, lingering } of this.#held.values()) {
      clearTimeout(lingering);
      this.#lines.drop(replica);
      replica.close();
    }
    this.#held.clear();
  }
}

const missing: DocumentView<unknown> = { status: 'missing' };
const gone: OpenDocument = {
  view: () => missing,
  subscribe: () => () => undefined,
  close: () => undefined,
};
