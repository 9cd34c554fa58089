/** The device as screens see it: who is signed in here, whether the centre answers, and that member's home. */
import type { Photo } from '../record/photo.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import { no, ok, type Result } from '../shared/refusal.ts';
import { Centre } from './centre.ts';
import type {
  Device,
  DeviceState,
  Me,
  OpenDocument,
  Reach,
  SessionState,
  ShownPhotos,
  Start,
  Store,
  WantedPhoto,
} from './device.ts';
import { initialState } from './initial-state.ts';
import { eraseMember, noteLeaving } from './leaving.ts';
import { MemberHome } from './member-home.ts';
import { enterMember, membersHere } from './members-here.ts';
import { NOBODYS_DOCUMENT, NOBODYS_PHOTOS } from './nobodys.ts';
import { askToLast, phoneStorage } from './phone-storage.ts';
import { unsubscribePhone } from './push-phone.ts';
import { Reachability } from './reachability.ts';
import { shownOf } from './shown-home.ts';
import { ShownState, same } from './shown-state.ts';
import { sendSignOuts } from './sign-outs.ts';
import type { Surroundings } from './surroundings.ts';

/** How long the first page waits to hear whether the centre answers. Without a network that is known at once. */
const FIRST_WORD_MS = 400;
/** How often a page that is looked at asks for news of documents that are not open. */
const NEWS_MS = 60_000;

/** Of an error in opening what belongs to the phone or to a member, and so in IndexedDB. */
const storeAfter = (error: unknown): Store =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';

export class BrowserDevice implements Device {
  readonly #surroundings: Surroundings;
  readonly #centre = new Centre();
  readonly #reachability: Reachability;
  readonly #shown = new ShownState(initialState, (before) => this.#next(before));
  /** Another tab signed in or out: cookies are the browser's, so this tab follows. */
  readonly #channel = new BroadcastChannel('pavilion-device');
  readonly state = this.#shown.get;
  readonly subscribe = this.#shown.subscribe;
  #home: MemberHome | undefined;
  #session: 'starting' | 'signed-out' | 'signed-in' = 'starting';
  /** Whom the cookie still stands for, though nothing of theirs lies here. */
  #clearedOf: Me | undefined;
  /** Told before anybody signed in. */
  #communityName = '';
  /** Where there is no home: one has a store of its own. */
  #store: Store = 'open';
  #isDoubtful = false;
  /** Sign-ins, sign-outs and what other tabs tell of them, one after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#reachability = new Reachability({
      probe: () => this.#centre.answers(),
      chance: () => (surroundings.random(new Uint8Array(1))[0] ?? 0) / 256,
      changed: (reach) => this.#reachChanged(reach),
    });
  }

  /** Once per page. */
  boot(): void {
    this.#channel.onmessage = () => void this.#inTurn(() => this.#enterCurrent());
    const ask = (): void => void this.#reachability.check();
    window.addEventListener('online', ask);
    window.addEventListener('offline', ask);
    document.addEventListener('visibilitychange', () => this.#looked());
    window.addEventListener('pageshow', (event) => event.persisted && ask());
    setInterval(() => this.#looked(), NEWS_MS);
    ask();
    void this.#inTurn(() => this.#enterCurrent());
  }

  #looked(): void {
    if (document.visibilityState !== 'visible') return;
    void this.#reachability.check();
    void this.#home?.sync();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#changing.then(run);
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /** Shows the member whom this phone is signed in as. */
  async #enterCurrent(): Promise<void> {
    try {
      const { current, leaving } = await membersHere();
      for (const member of leaving) await eraseMember(member).catch(() => undefined);
      if (current !== this.#home?.id) await this.#move(current);
      this.#store = 'open';
    } catch (error) {
      this.#store = storeAfter(error);
    }
    if (this.#home && this.#session === 'starting') await this.#firstWord();
    this.#session = this.#home?.state.me ? 'signed-in' : 'signed-out';
    this.#shown.publish();
    this.#home?.setReach(this.#reachability.reach);
    if (this.#reachability.reach === 'online') await this.#confirm();
  }

  /** That there is no network stands on the first page from its beginning: coming later, it would push all else down. */
  async #firstWord(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, FIRST_WORD_MS));
    await Promise.race([this.#reachability.check(), late]);
  }

  async #move(to: MemberId | undefined): Promise<void> {
    const before = this.#home;
    this.#home = undefined;
    this.#clearedOf = undefined;
    await before?.close();
    if (!to) return;
    this.#home = await MemberHome.open(to, this.#centre, this.#surroundings, {
      changed: () => this.#shown.publish(),
      doubtful: () => void this.#reachability.check(),
      signInDoubtful: () => this.#doubtSignIn(),
      storeGone: () => void this.#inTurn(() => this.#storeGone()),
    });
  }

  /** By a sign-out in another tab, which leaves its trace; or the browser cleared the phone under this page. */
  async #storeGone(): Promise<void> {
    const home = this.#home;
    if (!home) return;
    const here = await membersHere().catch(() => undefined);
    if (here?.members && here.current !== home.id) return this.#enterCurrent();
    if (await home.reopenStore()) await enterMember(home.id);
    this.#shown.publish();
  }

  /** The centre disowned the cookie: it may be another's by now, or nobody's. */
  #doubtSignIn(): void {
    if (this.#isDoubtful) return;
    this.#isDoubtful = true;
    void this.#inTurn(async () => {
      this.#isDoubtful = false;
      await this.#enterCurrent();
    });
  }

  #reachChanged(reach: Reach): void {
    this.#home?.setReach(reach);
    this.#shown.publish();
    // While the device starts, it does so itself.
    if (reach === 'online' && this.#session !== 'starting') void this.#inTurn(() => this.#confirm());
  }

  /** Asks who the cookie stands for before anything of a member travels. */
  async #confirm(): Promise<void> {
    if (!(await sendSignOuts(this.#centre))) return;
    const home = this.#home;
    if (!home) return this.#lookAround();
    const found = await this.#centre.session();
    if (found.ok && found.value.member.id === home.id) await home.confirm(found.value);
    else if (found.ok || found.refusal.code === 'not-signed-in') await home.signInEnded();
  }

  /** Nobody is signed in here. The community's settings are told to members only: then the phone has been cleared. */
  async #lookAround(): Promise<void> {
    const community = await this.#centre.community();
    if (!community.ok) return;
    this.#communityName = community.value.name;
    const isMember = community.value.settings !== undefined && this.#store === 'open';
    const found = isMember ? await this.#centre.session() : undefined;
    this.#clearedOf = found?.ok ? found.value : undefined;
    this.#shown.publish();
  }

  async fetchAgain(): Promise<Result<void>> {
    return this.#enterAs(() => this.#centre.session());
  }

  signIn(account: string, password: string): Promise<Result<void>> {
    return this.#enterAs(() => this.#centre.signIn(account, password));
  }

  start(input: Start): Promise<Result<void>> {
    return this.#enterAs(() => this.#centre.start(input));
  }

  #enterAs(ask: () => Promise<Result<Me>>): Promise<Result<void>> {
    return this.#inTurn(async () => {
      if (this.#store === 'blocked') return no('not-kept');
      if (!(await sendSignOuts(this.#centre))) return no('offline');
      const found = await ask();
      if (!found.ok) return found;
      try {
        await this.#enter(found.value);
      } catch (error) {
        await this.#move(undefined);
        this.#store = storeAfter(error);
        this.#shown.publish();
        return no('not-kept');
      }
      this.#channel.postMessage('changed');
      return ok(undefined);
    });
  }

  async #enter(me: Me): Promise<void> {
    if (this.#home?.id !== me.member.id) await this.#move(me.member.id);
    await enterMember(me.member.id);
    void this.#reachability.check();
    this.#home?.setReach('online');
    await this.#home?.confirm(me);
    this.#session = 'signed-in';
    this.#shown.publish();
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      const home = this.#home;
      const id = home?.id ?? this.#clearedOf?.member.id;
      if (!id) return;
      const isNoted = await noteLeaving(this.#surroundings, id);
      this.#clearedOf = undefined;
      this.#home = undefined;
      this.#session = 'signed-out';
      this.#shown.publish();
      this.#channel.postMessage('changed');
      void endCalls();
      await home?.close();
      await eraseMember(id);
      // A full phone has room for it only now, if at all.
      const isTold = isNoted || (await noteLeaving(this.#surroundings, id));
      if (this.#reachability.reach === 'online') await sendSignOuts(this.#centre);
      if (!isTold) await this.#centre.signOut();
    });
  }

  open(id: DocumentId): OpenDocument {
    return this.#home?.open(id) ?? NOBODYS_DOCUMENT;
  }

  showPhotos(doc: DocumentId, wanted: readonly WantedPhoto[]): ShownPhotos {
    return this.#home?.photos.show(doc, wanted) ?? NOBODYS_PHOTOS;
  }

  async addPhoto(doc: DocumentId, file: Blob): Promise<Result<Photo>> {
    return this.#home?.photos.add(doc, file) ?? no('not-signed-in');
  }

  async exportUnsent(): Promise<Blob> {
    return (await this.#home?.exportUnsent()) ?? new Blob();
  }

  async askForBadge(): Promise<void> {
    await this.#home?.askForBadge();
  }

  phoneStorage = phoneStorage;
  askToLast = askToLast;

  async discardSetAside(id: string): Promise<void> {
    await this.#home?.discardSetAside(id);
  }

  async rememberLocally(key: string, value: string): Promise<void> {
    await this.#home?.remember(key, value);
  }

  async recallLocally(key: string): Promise<string | undefined> {
    return this.#home?.recall(key);
  }

  #withoutHome(): SessionState {
    if (this.#session === 'signed-out' && this.#clearedOf) return { at: 'cleared', me: this.#clearedOf };
    return { at: this.#session === 'signed-in' ? 'starting' : this.#session };
  }

  #next(before: DeviceState): DeviceState {
    const home = this.#home;
    const reach = this.#reachability.reach;
    if (!home?.state.me || this.#session !== 'signed-in') {
      return {
        ...initialState,
        session: same(before.session, this.#withoutHome()),
        reach,
        store: this.#store,
        communityName: this.#communityName,
      };
    }
    return { ...shownOf(home, home.state.me, before), reach };
  }
}

/** This phone is told nothing any more; the centre knows by the session's end. */
async function endCalls(): Promise<void> {
  await unsubscribePhone(await navigator.serviceWorker?.getRegistration().catch(() => undefined));
}
