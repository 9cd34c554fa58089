/**
 * Calls phones while the app is closed. After a commit, beside the main path, it asks the documents that changed what is
 * to be told [PUSH1], and sends what is due: each occasion once to a member [PUSH2], if it still stands [PUSH3].
 */
import { createHmac } from 'node:crypto';
import type { Member } from '../../lib/record/badge.ts';
import type { Push } from '../../lib/record/kind.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { Room } from '../relay/room.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { DocumentStore } from '../storage/store.ts';
import { encryptPush } from './encrypt.ts';
import type { Phone, Phones } from './phones.ts';
import { type Posted, post } from './post.ts';
import type { PushQueue, Waiting } from './push-queue.ts';
import type { PushServices } from './push-services.ts';
import { quietUntil } from './quiet-hours.ts';
import type { Vapid } from './vapid.ts';

export interface CallingServices {
  readonly store: DocumentStore;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly phones: Phones;
  readonly queue: PushQueue;
  readonly vapid: Vapid;
  readonly pushServices: PushServices;
  readonly onPushed: (outcome: Outcome) => void;
  readonly onError: (error: unknown, document: string | undefined) => void;
}

/** `dropped`: of no use any more, or not wanted. */
export type Outcome = Posted['is'] | 'dropped';

/** People write in bursts; so long after the first commit it is asked what changed. */
const GATHER_MS = 1000;
/** So many times as long as it took is waited before the next time: people who write need the processor more. */
const PAUSES = 4;
/** What could not be brought by then is yesterday's news. */
const LONGEST_MS = 3 * 24 * 3_600_000;
const AT_ONCE = 8;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** Timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 24 * 3_600_000;

export class Calling {
  readonly #services: CallingServices;
  readonly #stop = new AbortController();
  readonly #asked = new LastAsked();
  /** Push services that have just failed, and until when they are left alone. */
  readonly #resting = new Map<string, Instant>();
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #isAwake = false;
  #changed = false;
  #pauseUntil = 0;
  #round: Promise<boolean> = Promise.resolve(true);

  constructor(services: CallingServices) {
    this.#services = services;
  }

  /** Before anybody can write. What is older than this server's telling is nobody's news; what is committed from then on is news, even if the server is killed before it first looks. */
  async start(): Promise<void> {
    const { store, queue } = this.#services;
    if ((await queue.cursor()) === undefined) await queue.moveCursor(await store.last());
    this.changed();
  }

  /** Something was committed. Costs nothing. */
  changed(): void {
    this.#changed = true;
    this.#wakeIn(GATHER_MS);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** All that is to be done by now. One round at a time; never rejects. False: something failed, to be tried again. */
  round(): Promise<boolean> {
    this.#round = this.#round.then(() => this.#all());
    return this.#round;
  }

  #wakeIn(ms: number): void {
    if (this.#stop.signal.aborted || this.#isAwake) return;
    const at = Math.max(performance.now() + ms, this.#pauseUntil);
    if (at >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = at;
    this.#timer = setTimeout(() => void this.#wake(), Math.min(at - performance.now(), LONGEST_SLEEP_MS));
    this.#timer.unref();
  }

  async #wake(): Promise<void> {
    const began = performance.now();
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#isAwake = true;
    this.#changed = false;
    const isDone = await this.round();
    const next = await this.#services.queue.next().catch(() => undefined);
    this.#isAwake = false;
    const now = performance.now();
    this.#pauseUntil = now + (isDone ? PAUSES * (now - began) : FIRST_WAIT_MS);
    if (this.#changed || !isDone) this.#wakeIn(GATHER_MS);
    if (next !== undefined) this.#wakeIn(Math.max(GATHER_MS, next - this.#services.clock.now()));
  }

  async #all(): Promise<boolean> {
    try {
      await this.#gather();
      await this.#send();
      return true;
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#services.onError(error, undefined);
      return false;
    }
  }

  /** Asks each document that changed what is to be told. */
  async #gather(): Promise<void> {
    const { store, queue } = this.#services;
    const last = await store.last();
    const from = (await queue.cursor()) ?? last;
    const changed = from === last ? [] : await store.changed(from, last);
    for (const { doc } of changed.toReversed()) {
      if (this.#stop.signal.aborted) return;
      await this.#withRoom(doc, (room) => this.#ask(room));
    }
    await queue.moveCursor(last);
  }

  async #ask(room: Room): Promise<void> {
    const pushes = pushesOf(room);
    if (this.#asked.isSame(room.id, pushes)) return;
    // Nobody is told what a crash could take back.
    await room.durable();
    if (room.lost) return;
    const { queue, phones, sessions, clock } = this.#services;
    const now = clock.now();
    const keys = pushes.map(({ key }) => key);
    const known = await queue.known(room.id, keys, now);
    const all = await phones.all();
    const members = await sessions.stillValid(all.map(({ session }) => session));
    for (const push of pushes) {
      const told = await queue.told(room.id, push.key);
      const since = known.get(push.key) ?? now;
      const isNews = (phone: Phone): boolean => phone.at <= since && !told.has(phone.member);
      const to = all.filter((phone) => isNews(phone) && isFor(room, push, members.get(phone.session)));
      if (to.length > 0) await queue.add(room.id, push, to, now);
    }
    this.#asked.note(room.id, pushes);
  }

  /** Everything that is due, a few at a time. */
  async #send(): Promise<void> {
    const { queue, clock } = this.#services;
    while (!this.#stop.signal.aborted) {
      const due = await queue.due(clock.now(), AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((waiting) => this.#settle(waiting)));
    }
  }

  async #settle(waiting: Waiting): Promise<void> {
    const { queue, phones, clock, onPushed, onError } = this.#services;
    const now = clock.now();
    const isWanted = await this.#isWanted(waiting, now).catch((error: unknown) =>
      onError(error, waiting.doc),
    );
    if (isWanted === undefined) return this.#again(waiting, now);
    if (!isWanted) {
      onPushed('dropped');
      return queue.drop(waiting);
    }
    const until = quietUntil(now, waiting.choices.quiet) ?? this.#restsUntil(waiting, now);
    if (until !== undefined) return queue.putOff(waiting, until, waiting.tries);
    const posted = await this.#post(waiting, now);
    if (this.#stop.signal.aborted && posted.is === 'later') return;
    onPushed(posted.is);
    if (posted.is === 'gone') return phones.unsubscribe(waiting.session);
    if (posted.is === 'later') return this.#again(waiting, now, posted.afterMs);
    return queue.drop(waiting);
  }

  #again(waiting: Waiting, now: Instant, afterMs?: number): Promise<void> {
    const wait = Math.min(afterMs ?? FIRST_WAIT_MS * 4 ** waiting.tries, LONGEST_WAIT_MS);
    this.#resting.set(originOf(waiting), now + Math.min(wait, FIRST_WAIT_MS));
    return this.#services.queue.putOff(waiting, now + wait, waiting.tries + 1);
  }

  /** A push service that does not answer keeps no other waiting. */
  #restsUntil(waiting: Waiting, now: Instant): Instant | undefined {
    const until = this.#resting.get(originOf(waiting)) ?? 0;
    return until > now && waiting.tries === 0 ? until : undefined;
  }

  /** Asked again at the last moment: the session, the choice, the occasion, and the right to read. Rejects where that cannot be told now. */
  async #isWanted({ doc, key, kind, session, at, choices }: Waiting, now: Instant): Promise<boolean> {
    if (now >= at + LONGEST_MS || !choices.kinds.includes(kind)) return false;
    const member = (await this.#services.sessions.stillValid([session])).get(session);
    if (!member) return false;
    const stands = (room: Room): boolean =>
      pushesOf(room).some((push) => push.key === key && isFor(room, push, member));
    return (await this.#services.rooms.with(doc, stands)) ?? false;
  }

  async #post(waiting: Waiting, now: Instant): Promise<Posted> {
    const { vapid, pushServices, onError } = this.#services;
    const { doc, key, kind, endpoint, keys, at } = waiting;
    // A host may have taken it off its list.
    if (!pushServices.allows(endpoint)) return { is: 'gone' };
    try {
      const letter = {
        endpoint,
        authorization: await vapid.authorization(endpoint),
        body: encryptPush(Buffer.from(JSON.stringify({ v: 1, kind, doc })), keys),
        ttlSeconds: Math.ceil((at + LONGEST_MS - now) / 1000),
        topic: createHmac('sha256', keys.auth).update(`${doc} ${key}`).digest('base64url').slice(0, 32),
      };
      return await post(letter, pushServices.lookupFor(endpoint), this.#stop.signal);
    } catch (error) {
      onError(error, doc);
      return { is: 'refused' };
    }
  }

  /** One document's trouble keeps no other from its readers [SYNC12]. */
  async #withRoom(doc: DocumentId, use: (room: Room) => Promise<void>): Promise<void> {
    try {
      await this.#services.rooms.with(doc, use);
    } catch (error) {
      this.#services.onError(error, doc);
    }
  }
}

/** What each document said last, so that most commits cost no look into the database. */
class LastAsked {
  static readonly #most = 1000;
  readonly #said = new Map<DocumentId, string>();

  isSame(doc: DocumentId, pushes: readonly Push[]): boolean {
    return (this.#said.get(doc) ?? '[]') === JSON.stringify(pushes);
  }

  note(doc: DocumentId, pushes: readonly Push[]): void {
    this.#said.delete(doc);
    this.#said.set(doc, JSON.stringify(pushes));
    const [oldest] = this.#said.keys();
    if (oldest !== undefined && this.#said.size > LastAsked.#most) this.#said.delete(oldest);
  }
}

const pushesOf = (room: Room): readonly Push[] => room.kind.pushes?.(room.state() as never) ?? [];

const originOf = ({ endpoint }: Waiting): string => new URL(endpoint).origin;

/** `member`: as they are now; undefined where their session has ended. */
function isFor(room: Room, { to }: Push, member: Member | undefined): boolean {
  if (!member || !room.mayRead(member)) return false;
  return to === 'readers' || to.includes(member.id);
}
