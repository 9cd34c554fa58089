/** Everything of one member in one tab: their database, outbox, tabs, feed and open documents. */
import { type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import type { Centre } from './centre.ts';
import type { Me, OpenDocument, Reach, Ticks } from './device.ts';
import type { Documents } from './documents.ts';
import { Exchange } from './exchange.ts';
import { allOfHome, emptyHome, type HomeState, readHome } from './home-state.ts';
import { LazyDocument } from './lazy-document.ts';
import type { Aside, MemberContext, Signer } from './member-context.ts';
import { deleteMemberData, type MemberDb, openMemberDb } from './member-db.ts';
import { localKey, writeFact } from './member-facts.ts';
import { Outbox } from './outbox.ts';
import { outboxStore } from './outbox-store.ts';
import { pinCommunity } from './pin-community.ts';
import { storeAsides } from './set-aside.ts';
import type { Surroundings } from './surroundings.ts';
import { type Changed, type TabMessage, Tabs } from './tabs.ts';
import { verifiedMemory } from './verified-memory.ts';
import { webCryptoVerify } from './web-crypto-verify.ts';

export interface HomeEvents {
  /** Something that screens show. */
  changed(): void;
  /** Is the centre there after all? */
  doubtful(): void;
}

const TOGETHER_MS = 30;
const NOBODY = { roles: [], household: '', rep: false, areas: [] } as const;

export class MemberHome {
  readonly id: MemberId;
  readonly outbox: Outbox;
  readonly #db: MemberDb;
  readonly #tabs: Tabs;
  readonly #centre: Centre;
  readonly #surroundings: Surroundings;
  readonly #events: HomeEvents;
  #state = emptyHome;
  #reach: Reach = 'unknown';
  /** The centre said in this page's life that the cookie is this member's. */
  #isConfirmed = false;
  #documents: Promise<Documents> | undefined;
  #opened: Documents | undefined;
  readonly #exchange: Exchange;
  #isClosed = false;
  #askedToPersist = false;
  readonly #news = new Set<Changed>();

  static async open(
    id: MemberId,
    centre: Centre,
    surroundings: Surroundings,
    events: HomeEvents,
  ): Promise<MemberHome> {
    const home = new MemberHome(id, await openMemberDb(id), centre, surroundings, events);
    await home.outbox.load();
    await home.#read(allOfHome);
    return home;
  }

  private constructor(
    id: MemberId,
    db: MemberDb,
    centre: Centre,
    surroundings: Surroundings,
    events: HomeEvents,
  ) {
    this.id = id;
    this.#db = db;
    this.#centre = centre;
    this.#surroundings = surroundings;
    this.#events = events;
    const { clock, random } = surroundings;
    this.#tabs = new Tabs(id, newId(random), {
      heard: (message) => this.#heard(message),
      leads: () => {
        this.#opened?.leads();
        void this.sync();
      },
    });
    this.outbox = new Outbox(outboxStore(db), clock, () => newId(random), {
      changed: () => {
        events.changed();
        this.#opened?.redraw();
      },
      written: (rows) => {
        this.#tabs.post({ t: 'rows', rows });
        this.#persist();
      },
      removed: (ids) => this.#tabs.post({ t: 'removed', ids }),
    });
    this.#exchange = this.#makeExchange();
  }

  #makeExchange(): Exchange {
    return new Exchange({
      id: this.id,
      db: this.#db,
      centre: this.#centre,
      clock: this.#surroundings.clock,
      outbox: this.outbox,
      me: () => this.#state.me,
      mayExchange: () => this.#tabs.leads && this.#network() === 'yes' && !this.#isClosed,
      push: async () => (await this.#load()).push(),
      fed: (id, update) => this.#opened?.applyFeed(id, update),
      changed: (...what) => this.#changed(...what),
      doubtful: () => this.#events.doubtful(),
      signInEnded: () => void this.signInEnded(),
    });
  }

  get state(): HomeState {
    return this.#state;
  }

  get ticks(): Ticks {
    return this.outbox.ticks();
  }

  /** Tells the browser not to clear this away when space runs short; only now there is something to lose. */
  #persist(): void {
    if (this.#askedToPersist) return;
    this.#askedToPersist = true;
    navigator.storage.persist().catch(() => undefined);
  }

  #heard(message: TabMessage): void {
    if (message.t === 'rows') this.outbox.note(message.rows);
    if (message.t === 'removed') this.outbox.forget(message.ids);
    if (message.t === 'changed') void this.#read(message.what);
    this.#opened?.heard(message);
    if (message.t === 'rows' && this.#tabs.leads) void this.#exchange.push();
    if (message.t === 'open' && this.#tabs.leads && !this.#opened)
      void this.#load().then((documents) => documents.heard(message));
  }

  /** Reads what changed, in this tab or another, from the database. */
  async #read(what: readonly Changed[]): Promise<void> {
    if (this.#isClosed) return;
    const news = await readHome(this.#db, what);
    this.#state = { ...this.#state, ...news };
    if (what.includes('me')) {
      this.#opened?.networkChanged();
      this.#opened?.refresh();
    }
    this.#events.changed();
  }

  /** Told together: a feed brings many documents one after the other. */
  #changed(...what: Changed[]): void {
    if (this.#news.size === 0) setTimeout(() => this.#tellNews(), TOGETHER_MS);
    for (const part of what) this.#news.add(part);
  }

  #tellNews(): void {
    const what = [...this.#news];
    this.#news.clear();
    this.#tabs.post({ t: 'changed', what });
    void this.#read(what);
  }

  /** The centre named the member behind the cookie. */
  async confirm(me: Me): Promise<void> {
    this.#isConfirmed = true;
    const isNews = JSON.stringify(me) !== JSON.stringify(this.#state.me) || this.#state.again;
    if (isNews) {
      await writeFact(this.#db, 'me', me);
      await writeFact(this.#db, 'again', false);
    }
    await pinCommunity(this.#db, this.#centre);
    if (isNews) this.#tabs.post({ t: 'changed', what: ['me', 'settings'] });
    await this.#read(['me', 'settings']);
    // Before anything longer: with a badge this device can act, whatever becomes of the network.
    await this.#exchange.keepBadge();
    void this.sync();
  }

  /** The sign-in ended: nothing here is touched, and nothing is sent until the member signs in again [SYNC10]. */
  async signInEnded(): Promise<void> {
    this.#isConfirmed = false;
    await writeFact(this.#db, 'again', true);
    this.#changed('me');
  }

  setReach(reach: Reach): void {
    this.#reach = reach;
    if (reach !== 'online') this.#isConfirmed = false;
    this.#opened?.networkChanged();
  }

  #network(): 'unknown' | 'yes' | 'no' {
    if (this.#reach === 'offline' || this.#state.again) return 'no';
    return this.#reach === 'online' && this.#isConfirmed ? 'yes' : 'unknown';
  }

  /** Exchanges with the centre what there is, now. */
  sync(): Promise<void> {
    this.outbox.retry();
    if (this.#isClosed) return Promise.resolve();
    return this.#exchange.all().catch((error: unknown) => {
      // A full or closed store: what did not go in comes again with the next exchange.
      if (!(error instanceof DOMException)) throw error;
    });
  }

  /** Yjs and the kinds come with the first document that is opened or sent. */
  #load(): Promise<Documents> {
    this.#documents ??= this.#makeDocuments();
    return this.#documents;
  }

  async #makeDocuments(): Promise<Documents> {
    const [{ Documents }, memory] = await Promise.all([import('./documents.ts'), verifiedMemory(this.#db)]);
    const documents = new Documents({
      ...this.#context(),
      verification: {
        verify: webCryptoVerify(crypto.subtle),
        memory,
        communityKey: () => this.#state.communityKey,
      },
    });
    if (this.#isClosed) documents.close();
    else this.#opened = documents;
    // Other tabs may have told this one before it could listen.
    if (this.#tabs.leads) this.#tabs.post({ t: 'leader' });
    return documents;
  }

  #context(): Omit<MemberContext, 'verification'> {
    return {
      ...this.#surroundings,
      id: this.id,
      db: this.#db,
      centre: this.#centre,
      outbox: this.outbox,
      tabs: this.#tabs,
      member: () => this.#state.me?.member ?? { id: this.id, ...NOBODY },
      generation: () => this.#state.generation,
      signer: () => this.#signer(),
      network: () => this.#network(),
      doubtful: () => this.#events.doubtful(),
      signInEnded: () => void this.signInEnded(),
      setAside: (asides) => this.#setAside(asides),
      changed: (...what) => this.#changed(...what),
    };
  }

  async #signer(): Promise<Signer | undefined> {
    const { readSigner } = await import('./badge-keeper.ts');
    const signer = await readSigner(this.#db);
    if (signer || this.#network() !== 'yes') return signer;
    await this.#exchange.keepBadge();
    return readSigner(this.#db);
  }

  async #setAside(asides: readonly Aside[]): Promise<void> {
    const { clock, random } = this.#surroundings;
    if (asides.length === 0) return;
    await storeAsides(this.#db, asides, clock.now(), () => newId(random));
    this.#changed('setAside');
  }

  async discardSetAside(id: string): Promise<void> {
    await this.#db.delete('setAside', id);
    this.#changed('setAside');
  }

  open(id: DocumentId): OpenDocument {
    return this.#opened?.open(id) ?? new LazyDocument(this.#load().then((documents) => documents.open(id)));
  }

  async exportUnsent(): Promise<Blob> {
    return (await this.#load()).exportUnsent();
  }

  async remember(key: string, value: string): Promise<void> {
    await this.#db.put('kv', value, localKey(key));
  }

  async recall(key: string): Promise<string | undefined> {
    return (await this.#db.get('kv', localKey(key))) as string | undefined;
  }

  /** Lets go of everything; the data stays. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#opened?.close();
    this.#tabs.close();
    await this.outbox.settledDown();
    this.#db.close();
  }

  async erase(): Promise<void> {
    const rows = await this.#db.getAll('docs').catch(() => []);
    await this.close();
    await deleteMemberData(this.id, rows);
  }
}
