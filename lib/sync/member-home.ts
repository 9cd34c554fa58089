/** Everything of one member in one tab: their database, outbox, tabs, feed and open documents. */
import { type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import type { BadgeOutcome } from './badge-keeper.ts';
import { carryOver } from './carry-over.ts';
import type { Centre } from './centre.ts';
import type { BadgeTrouble, Me, OpenDocument, Reach, Store, Ticks } from './device.ts';
import type { Documents } from './documents.ts';
import { Exchange } from './exchange.ts';
import { HomeNews } from './home-news.ts';
import { type HomeState, readHome } from './home-state.ts';
import { LazyDocument } from './lazy-document.ts';
import type { HomeContext } from './member-context.ts';
import { type MemberDb, openMemberDb } from './member-db.ts';
import { localKey, writeFact } from './member-facts.ts';
import { Outbox } from './outbox.ts';
import { outboxStore } from './outbox-store.ts';
import { MemberPhotos } from './photos/member-photos.ts';
import { StoreWatch } from './store-watch.ts';
import type { Surroundings } from './surroundings.ts';
import { type TabMessage, Tabs } from './tabs.ts';

export interface HomeEvents {
  /** Something that screens show. */
  changed(): void;
  /** Is the centre there after all? */
  doubtful(): void;
  /** Whose is the cookie? */
  signInDoubtful(): void;
  /** The browser closed the store. */
  storeGone(): void;
}

const NOBODY = { roles: [], household: '', rep: false, areas: [] } as const;

export class MemberHome {
  readonly id: MemberId;
  readonly outbox: Outbox;
  readonly photos: MemberPhotos;
  #db: MemberDb;
  readonly #tabs: Tabs;
  readonly #centre: Centre;
  readonly #surroundings: Surroundings;
  readonly #events: HomeEvents;
  readonly #news: HomeNews;
  readonly #exchange: Exchange;
  #reach: Reach = 'unknown';
  /** The centre said in this page's life that the cookie is this member's. */
  #isConfirmed = false;
  #documents: Promise<Documents> | undefined;
  #opened: Documents | undefined;
  #isClosed = false;
  readonly #store: StoreWatch;
  #badge: BadgeTrouble | undefined;

  static async open(
    id: MemberId,
    centre: Centre,
    surroundings: Surroundings,
    events: HomeEvents,
  ): Promise<MemberHome> {
    const home = new MemberHome(id, await openMemberDb(id, events.storeGone), centre, surroundings, events);
    await Promise.all([home.outbox.load(), home.photos.load()]);
    await home.#news.read();
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
    this.#store = new StoreWatch(clock, events.changed);
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
        this.#store.holdsSomething();
      },
      removed: (ids) => {
        this.#tabs.post({ t: 'removed', ids });
        if (ids.length > 0) this.#noteDelivered();
      },
    });
    this.photos = new MemberPhotos({
      ...{ id, clock },
      network: () => this.#network(),
      changed: () => {
        events.changed();
        this.#opened?.redraw();
      },
      doubtful: () => events.doubtful(),
      signInDoubtful: () => events.signInDoubtful(),
    });
    this.#news = new HomeNews({
      readHome: (what) => readHome(db, what),
      tell: (what) => this.#tabs.post({ t: 'changed', what }),
      read: (what) => {
        if (what.includes('me')) {
          this.#opened?.networkChanged();
          this.#opened?.refresh();
        }
        events.changed();
      },
    });
    this.#exchange = new Exchange(this.#context(), {
      push: async () => (await this.#load()).push(),
      bring: async () => (await this.#load()).bringAll(),
      fed: (doc, update) => this.#opened?.applyFeed(doc, update),
      badge: (outcome) => this.#badgeIs(outcome),
      again: () => void this.sync(),
    });
  }

  #context(): HomeContext {
    return {
      ...this.#surroundings,
      id: this.id,
      db: this.#db,
      centre: this.#centre,
      outbox: this.outbox,
      photos: this.photos,
      tabs: this.#tabs,
      state: () => this.state,
      member: () => this.state.me?.member ?? { id: this.id, ...NOBODY },
      signer: () => this.#exchange.signer(),
      network: () => this.#network(),
      doubtful: () => this.#events.doubtful(),
      signInDoubtful: () => this.#events.signInDoubtful(),
      changed: this.#news.changed,
    };
  }

  get state(): HomeState {
    return this.#news.state;
  }

  get ticks(): Ticks {
    return this.photos.ticks(this.outbox.ticks());
  }

  /** Local changes and photos that the centre does not have. */
  get unsent(): number {
    return this.outbox.size + this.photos.waiting();
  }

  get store(): Store {
    return this.#store.state;
  }

  get badge(): BadgeTrouble | undefined {
    return this.#badge;
  }

  #noteDelivered(): void {
    if (this.state.hasDelivered || this.store !== 'open') return;
    writeFact(this.#db, 'hasDelivered', true).then(() => this.#news.changed('settings'), this.#store.failed);
  }

  #badgeIs(outcome: BadgeOutcome): void {
    if (outcome === 'unknown') return;
    // A badge may be good for weeks after the server became another community's.
    if (outcome === 'still-good' && this.#badge === 'foreign') return;
    this.#badge = outcome === 'fine' || outcome === 'still-good' ? undefined : outcome;
    this.#events.changed();
  }

  async askForBadge(): Promise<void> {
    await this.#exchange.keepBadge();
    if (!this.#badge) await this.sync();
  }

  /** What waits for the centre is in this page yet, and is kept anew. False: the store does not open any more. */
  async reopenStore(): Promise<boolean> {
    this.#exchange.stop();
    this.#news.stop();
    this.#db.close();
    try {
      this.#db = await openMemberDb(this.id, this.#events.storeGone);
      await this.photos.writeAnew();
      this.#store.is(await carryOver(this.#db, this.state));
      await this.outbox.writeAnew(outboxStore(this.#db));
      return true;
    } catch {
      this.#store.is('cleared');
      // Into the closed one: so it shows as not kept.
      await this.outbox.writeAnew();
      return false;
    }
  }

  #heard(message: TabMessage): void {
    if (message.t === 'rows') this.outbox.note(message.rows);
    if (message.t === 'removed') this.outbox.forget(message.ids);
    if (message.t === 'changed') void this.#news.read(message.what);
    this.#opened?.heard(message);
    if (!this.#tabs.leads) return;
    if (message.t === 'rows') void this.#exchange.push();
    if (message.t === 'open' && !this.#opened)
      void this.#load().then((documents) => documents.heard(message));
  }

  /** The centre named the member behind the cookie. */
  confirm(me: Me): Promise<void> {
    return this.#confirm(me).catch(this.#store.failed);
  }

  async #confirm(me: Me): Promise<void> {
    const wasConfirmed = this.#isConfirmed;
    const isOther = this.state.again || JSON.stringify(me) !== JSON.stringify(this.state.me);
    this.#isConfirmed = true;
    if (isOther) {
      await writeFact(this.#db, 'me', me);
      await writeFact(this.#db, 'again', false);
      await this.#news.tell('me');
    } else if (!wasConfirmed) await this.#news.read(['me']);
    // Before anything longer: with a badge this device can act, whatever becomes of the network.
    await this.#exchange.keepBadge();
    if (!wasConfirmed) void this.#exchange.checkCommunity();
    if (isOther || !wasConfirmed) void this.sync();
  }

  /** The sign-in ended: nothing here is touched, and nothing is sent until the member signs in again [SYNC10]. */
  async signInEnded(): Promise<void> {
    this.#isConfirmed = false;
    await writeFact(this.#db, 'again', true).catch(this.#store.failed);
    await this.#news.tell('me');
  }

  setReach(reach: Reach): void {
    this.#reach = reach;
    if (reach !== 'online') this.#isConfirmed = false;
    this.#opened?.networkChanged();
  }

  #network(): 'unknown' | 'yes' | 'no' {
    if (this.#reach === 'offline' || this.state.again) return 'no';
    return this.#reach === 'online' && this.#isConfirmed ? 'yes' : 'unknown';
  }

  /** Exchanges with the centre what there is, now. */
  sync(): Promise<void> {
    this.outbox.retry();
    // Beside the exchange: large and slow, they keep no act waiting.
    void this.photos.deliver();
    return this.#exchange.all().then((isDone) => {
      if (!isDone) return;
      this.#store.is('open');
      this.#store.holdsSomething();
    }, this.#store.failed);
  }

  /** Yjs and the kinds come with the first document that is opened or sent. */
  #load(): Promise<Documents> {
    this.#documents ??= this.#makeDocuments().catch((error: unknown) => {
      // Code that did not come may come another time.
      this.#documents = undefined;
      throw error;
    });
    return this.#documents;
  }

  async #makeDocuments(): Promise<Documents> {
    const { Documents } = await import('./documents.ts');
    const documents = await Documents.load(this.#context());
    if (this.#isClosed) documents.close();
    else this.#opened = documents;
    // Other tabs may have told this one before it could listen.
    if (this.#tabs.leads) this.#tabs.post({ t: 'leader' });
    return documents;
  }

  async discardSetAside(id: string): Promise<void> {
    await this.#db.delete('setAside', id);
    this.#news.changed('setAside');
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
    this.#exchange.stop();
    this.#news.stop();
    this.#opened?.close();
    this.photos.close();
    this.#tabs.close();
    await this.outbox.settledDown();
    this.#db.close();
  }
}
