/** The device as screens see it: who is signed in here, whether the centre answers, and that member's home. */
import { type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import { no, ok, type Result } from '../shared/refusal.ts';
import { Centre } from './centre.ts';
import type { Device, DeviceState, Me, OpenDocument, Reach, SessionState, Start } from './device.ts';
import { initialState } from './initial-state.ts';
import { MemberHome } from './member-home.ts';
import { currentMember, enterMember, leaveMember } from './members-here.ts';
import { Reachability } from './reachability.ts';
import { ShownState, same } from './shown-state.ts';
import { noteSignOut, sendSignOuts } from './sign-outs.ts';
import type { Surroundings } from './surroundings.ts';

/** Between a sign-out and the next sign-in a screen may still ask. */
const NOBODYS: OpenDocument = {
  view: () => ({ status: 'loading' }),
  subscribe: () => () => undefined,
  close: () => undefined,
};

/** How often a page that is looked at asks for news of documents that are not open. */
const NEWS_MS = 60_000;

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
  #session: SessionState['at'] = 'starting';
  /** Told before anybody signed in. */
  #communityName = '';
  /** False where the browser keeps nothing, as in some private windows. */
  #canStore = true;
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
    void this.#inTurn(() => this.#enterCurrent()).then(ask);
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
    const current = await currentMember().catch(() => {
      this.#canStore = false;
      return undefined;
    });
    if (current !== this.#home?.id) {
      const before = this.#home;
      this.#home = undefined;
      await before?.close();
      if (current) this.#home = await this.#openHome(current);
    }
    this.#session = this.#home?.state.me ? 'signed-in' : 'signed-out';
    this.#shown.publish();
    this.#home?.setReach(this.#reachability.reach);
    if (this.#reachability.reach === 'online') await this.#confirm();
  }

  #openHome(member: MemberId): Promise<MemberHome> {
    return MemberHome.open(member, this.#centre, this.#surroundings, {
      changed: () => this.#shown.publish(),
      doubtful: () => void this.#reachability.check(),
      signInDoubtful: () => this.#doubtSignIn(),
    });
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
    if (reach === 'online') void this.#inTurn(() => this.#confirm());
  }

  /** Asks who the cookie stands for before anything of a member travels. */
  async #confirm(): Promise<void> {
    if (!(await sendSignOuts(this.#centre))) return;
    const home = this.#home;
    if (!home) return this.#nameCommunity();
    const found = await this.#centre.session();
    if (found.ok && found.value.member.id === home.id) await home.confirm(found.value);
    else if (found.ok || found.refusal.code === 'not-signed-in') await home.signInEnded();
  }

  async #nameCommunity(): Promise<void> {
    const community = await this.#centre.community();
    if (community.ok) this.#communityName = community.value.name;
    this.#shown.publish();
  }

  signIn(account: string, password: string): Promise<Result<void>> {
    return this.#enterAs(() => this.#centre.signIn(account, password));
  }

  start(input: Start): Promise<Result<void>> {
    return this.#enterAs(() => this.#centre.start(input));
  }

  #enterAs(ask: () => Promise<Result<Me>>): Promise<Result<void>> {
    return this.#inTurn(async () => {
      if (!this.#canStore) return no('not-kept');
      if (!(await sendSignOuts(this.#centre))) return no('offline');
      const found = await ask();
      if (!found.ok) return found;
      const me = found.value;
      if (this.#home?.id !== me.member.id) {
        const before = this.#home;
        this.#home = undefined;
        await before?.close();
        this.#home = await this.#openHome(me.member.id);
      }
      await enterMember(me.member.id);
      void this.#reachability.check();
      this.#home.setReach('online');
      await this.#home.confirm(me);
      this.#session = 'signed-in';
      this.#shown.publish();
      this.#channel.postMessage('changed');
      return ok(undefined);
    });
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      const home = this.#home;
      if (!home) return;
      const { clock, random } = this.#surroundings;
      await noteSignOut(newId(random), clock.now());
      await leaveMember(home.id);
      this.#home = undefined;
      this.#session = 'signed-out';
      this.#shown.publish();
      this.#channel.postMessage('changed');
      await home.erase();
      if (this.#reachability.reach === 'online') await sendSignOuts(this.#centre);
    });
  }

  open(id: DocumentId): OpenDocument {
    return this.#home?.open(id) ?? NOBODYS;
  }

  async exportUnsent(): Promise<Blob> {
    return (await this.#home?.exportUnsent()) ?? new Blob();
  }

  async discardSetAside(id: string): Promise<void> {
    await this.#home?.discardSetAside(id);
  }

  async rememberLocally(key: string, value: string): Promise<void> {
    await this.#home?.remember(key, value);
  }

  async recallLocally(key: string): Promise<string | undefined> {
    return this.#home?.recall(key);
  }

  #next(before: DeviceState): DeviceState {
    const home = this.#home;
    const reach = this.#reachability.reach;
    if (!home?.state.me || this.#session !== 'signed-in') {
      const at = this.#session === 'signed-in' ? 'starting' : this.#session;
      return {
        ...initialState,
        session: same(before.session, { at }),
        reach,
        communityName: this.#communityName,
      };
    }
    const { me, again, communityName, settings, people, rows, setAside } = home.state;
    return {
      session: same(before.session, { at: 'signed-in', me, again }),
      reach,
      ticks: same(before.ticks, home.ticks),
      unsent: home.outbox.size,
      communityName,
      settings: settings ?? initialState.settings,
      setAside,
      people,
      rows,
    };
  }
}
