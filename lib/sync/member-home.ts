/** Everything of one member in one tab: their database, outbox, tabs, feed and open documents. */
import type { PublicKey } from '../record/jws.ts';
import { type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import type { Centre } from './centre.ts';
import type {
  CommunitySettings,
  DocumentRow,
  Me,
  OpenDocument,
  Person,
  Reach,
  SetAside,
  Ticks,
} from './device.ts';
import type { Documents } from './documents.ts';
import { pullFeed } from './feed-pull.ts';
import { LazyDocument } from './lazy-document.ts';
import type { Aside, MemberContext } from './member-context.ts';
import { deleteMemberData, type MemberDb, openMemberDb } from './member-db.ts';
import { localKey, readFact, writeFact } from './member-facts.ts';
import { Outbox } from './outbox.ts';
import { outboxStore } from './outbox-store.ts';
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

/** What screens are told of it; each part stays the same object while nothing in it changed. */
export interface HomeState {
  readonly me: Me | undefined;
  readonly again: boolean;
  readonly communityName: string;
  readonly settings: CommunitySettings | undefined;
  readonly people: readonly Person[];
  readonly rows: readonly DocumentRow[];
  readonly setAside: readonly SetAside[];
}

const EMPTY: HomeState = {
  me: undefined,
  again: false,
  communityName: '',
  settings: undefined,
  people: [],
  rows: [],
  setAside: [],
};
const ALL: readonly Changed[] = ['me', 'people', 'settings', 'rows', 'setAside'];

export class MemberHome {
  readonly id: MemberId;
  readonly outbox: Outbox;
  readonly #db: MemberDb;
  readonly #tabs: Tabs;
  readonly #centre: Centre;
  readonly #surroundings: Surroundings;
  readonly #events: HomeEvents;
  #state = EMPTY;
  #reach: Reach = 'unknown';
  /** The centre said in this page's life that the cookie is this member's. */
  #isConfirmed = false;
  #communityKey: PublicKey | undefined;
  #generation = 0;
  #documents: Promise<Documents> | undefined;
  #opened: Documents | undefined;
  #syncing: Promise<void> | undefined;
  #isClosed = false;
  #askedToPersist = false;

  static async open(
    id: MemberId,
    centre: Centre,
    surroundings: Surroundings,
    events: HomeEvents,
  ): Promise<MemberHome> {
    const home = new MemberHome(id, await openMemberDb(id), centre, surroundings, events);
    await home.outbox.load();
    await home.#read(ALL);
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
    if (message.t === 'rows' && this.#tabs.leads) void this.#push();
    if (message.t === 'open' && this.#tabs.leads && !this.#opened)
      void this.#load().then((documents) => documents.heard(message));
  }

  /** Reads what changed, in this tab or another, from the database. */
  async #read(what: readonly Changed[]): Promise<void> {
    if (this.#isClosed) return;
    const db = this.#db;
    const next: { -readonly [K in keyof HomeState]?: HomeState[K] } = {};
    if (what.includes('me')) {
      next.me = await readFact(db, 'me');
      next.again = (await readFact(db, 'again')) ?? false;
      this.#communityKey = await readFact(db, 'communityKey');
    }
    if (what.includes('settings')) {
      next.communityName = (await readFact(db, 'communityName')) ?? '';
      next.settings = await readFact(db, 'settings');
      this.#generation = (await readFact(db, 'generation')) ?? 0;
    }
    if (what.includes('people')) next.people = await db.getAll('people');
    if (what.includes('rows'))
      next.rows = (await db.getAll('docs')).flatMap(({ id, summary }) =>
        summary === undefined ? [] : [{ id, summary }],
      );
    if (what.includes('setAside')) next.setAside = await db.getAll('setAside');
    this.#state = { ...this.#state, ...next };
    if (what.includes('me')) {
      this.#opened?.networkChanged();
      this.#opened?.refresh();
    }
    this.#events.changed();
  }

  #changed(...what: Changed[]): void {
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
    await this.#pinCommunity();
    if (isNews) this.#tabs.post({ t: 'changed', what: ['me', 'settings'] });
    await this.#read(['me', 'settings']);
    // Before anything longer: with a badge this device can act, whatever becomes of the network.
    await this.#keepBadge();
    void this.sync();
  }

  async #keepBadge(): Promise<void> {
    const { me } = this.#state;
    if (!me) return;
    const { keepBadge } = await import('./badge-keeper.ts');
    await keepBadge(this.#db, this.#centre, this.#surroundings.clock, me.member);
  }

  /** The sign-in ended: nothing here is touched, and nothing is sent until the member signs in again [SYNC10]. */
  async signInEnded(): Promise<void> {
    this.#isConfirmed = false;
    await writeFact(this.#db, 'again', true);
    this.#changed('me');
  }

  async #pinCommunity(): Promise<void> {
    if (await readFact(this.#db, 'communityKey')) return;
    const community = await this.#centre.community();
    if (!community.ok) return;
    await writeFact(this.#db, 'communityKey', community.value.publicKey);
    await writeFact(this.#db, 'communityName', community.value.name);
    await writeFact(this.#db, 'generation', community.value.generation);
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

  /** Badge, then everything in, then everything out; by the tab that leads. */
  sync(): Promise<void> {
    this.outbox.retry();
    if (!this.#tabs.leads || this.#network() !== 'yes' || this.#isClosed) return Promise.resolve();
    this.#syncing ??= this.#syncNow().finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  async #syncNow(): Promise<void> {
    await this.#keepBadge();
    await this.#push();
    const refusal = await pullFeed(this.#db, this.#centre, {
      me: (found) => {
        if (found.member.id !== this.id) return false;
        if (JSON.stringify(found) !== JSON.stringify(this.#state.me))
          void writeFact(this.#db, 'me', found).then(() => {
            this.#changed('me');
            return this.#keepBadge();
          });
        return true;
      },
      hasUnsent: (id) => !this.outbox.ticks(id).delivered,
      document: (id, update) => this.#opened?.applyFeed(id, update),
      changed: (...what) => this.#changed(...what),
    });
    if (refusal?.code === 'not-signed-in') await this.signInEnded();
    else if (refusal) this.#events.doubtful();
  }

  async #push(): Promise<void> {
    if (this.outbox.size === 0 || this.#network() !== 'yes' || !this.#tabs.leads) return;
    await (await this.#load()).push();
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
        communityKey: () => this.#communityKey,
      },
    });
    if (this.#isClosed) documents.close();
    else this.#opened = documents;
    // Other tabs may have told this one before it could listen.
    if (this.#tabs.leads) this.#tabs.post({ t: 'leader' });
    return documents;
  }

  #context(): Omit<MemberContext, 'verification'> {
    const { clock, random, origin } = this.#surroundings;
    return {
      id: this.id,
      db: this.#db,
      centre: this.#centre,
      outbox: this.outbox,
      tabs: this.#tabs,
      clock,
      random,
      origin,
      member: () =>
        this.#state.me?.member ?? { id: this.id, roles: [], household: '', rep: false, areas: [] },
      generation: () => this.#generation,
      signer: async () => {
        const { readSigner } = await import('./badge-keeper.ts');
        const signer = await readSigner(this.#db);
        if (signer || this.#network() !== 'yes') return signer;
        await this.#keepBadge();
        return readSigner(this.#db);
      },
      network: () => this.#network(),
      doubtful: () => this.#events.doubtful(),
      signInEnded: () => void this.signInEnded(),
      setAside: (asides) => this.#setAside(asides),
      changed: (...what) => this.#changed(...what),
    };
  }

  /** The same place refused again replaces its entry: its newest content holds the older. */
  async #setAside(asides: readonly Aside[]): Promise<void> {
    if (asides.length === 0) return;
    const tx = this.#db.transaction('setAside', 'readwrite', { durability: 'strict' });
    const at = this.#surroundings.clock.now();
    for (const aside of asides)
      void tx.store.put({ ...aside, at, id: `${aside.doc} ${aside.place.root} ${aside.place.key ?? ''}` });
    await tx.done;
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
