/** One WebSocket on one document: stock y-websocket messages in their order, acknowledged or refused. */
import type { Member } from '../../lib/record/badge.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Refusal, RefusalCode } from '../../lib/shared/refusal.ts';
import { closeCodeOf } from '../errors.ts';
import type { Asked } from './asking-again.ts';
import type { Audience } from './audience.ts';
import { FrameLedger } from './frame-ledger.ts';
import { type Outlet, type QueueEvents, SendQueue } from './send-queue.ts';
import { isEmpty } from './submission.ts';
import {
  awarenessFrame,
  type ClientMessage,
  readMessage,
  refusedFrame,
  step1Frame,
  step2Frame,
  storedFrame,
} from './wire.ts';

/** What may wait for its predecessors [GUARD4]. */
const MAX_HELD_FRAMES = 256;
const MAX_HELD_BYTES = 1024 * 1024;
/** How often a device is asked for what is missing before its frames just stay unsettled. */
const MAX_ASKED = 3;
/** Passes with time: the device keeps what it has, and comes back. Nothing is to be set aside for it. */
const LATER: readonly RefusalCode[] = ['too-many-documents'];
/** RFC 6455: try again later; a stock client does. */
export const TRY_AGAIN = 1013;

export interface ConnectionOptions {
  readonly session: string;
  readonly member: Member;
  /** Did the client ask for messages 100 and 101? */
  readonly acks: boolean;
  /** The client ids that the device says are its own [SYNC8]. */
  readonly claims?: ReadonlySet<number> | undefined;
  /** When within the minute it is asked again what it has. */
  readonly seat?: number;
  /** False for a client whose shape is too old to write [DOC6]. */
  readonly mayWrite: boolean;
}

interface HeldFrame {
  readonly number: number;
  readonly update: Uint8Array;
}
/** Shared: most connections never hold any. */
const NONE_HELD: readonly HeldFrame[] = [];

export class Connection implements QueueEvents, Asked {
  readonly session: string;
  readonly seat: number;
  member: Member;
  readonly #outlet: Outlet;
  readonly #queue: SendQueue;
  readonly #audience: Audience;
  readonly #acks: boolean;
  readonly #mayWrite: boolean;
  readonly #claims: ReadonlySet<number> | undefined;
  readonly #ledger = new FrameLedger();
  #held: readonly HeldFrame[] = NONE_HELD;
  #heldBytes = 0;
  #hadStep2 = false;
  #asked = 0;
  /** Our step 1s that the client has not answered. */
  #unanswered = 0;
  /** After a refusal frames are ignored until a new step 1 [SYNC15]. */
  #refused = false;
  #acknowledged = 0;
  #acknowledging = false;
  /** Who is here has changed while the reader lagged. */
  #presenceDue = false;

  constructor(outlet: Outlet, audience: Audience, options: ConnectionOptions) {
    this.#outlet = outlet;
    this.#queue = new SendQueue(outlet, this);
    this.#audience = audience;
    this.session = options.session;
    this.member = options.member;
    this.seat = options.seat ?? 0;
    this.#acks = options.acks;
    this.#mayWrite = options.mayWrite;
    this.#claims = options.claims;
    audience.join(this);
    this.#ask();
    this.#tellWhoIsHere();
  }

  get canRead(): boolean {
    return this.#audience.room.mayRead(this.member);
  }

  /** Bytes that wait for the reader. */
  get queuedBytes(): number {
    return this.#queue.bytes;
  }

  send(frame: Uint8Array): void {
    this.#queue.send(frame);
  }

  update(update: Uint8Array, frame: Uint8Array): void {
    this.#queue.update(update, frame);
  }

  /** Somebody came, went or moved. Whoever lags is told how it is then, not each step. */
  presence(frame: Uint8Array): void {
    if (this.#queue.isLagging) this.#presenceDue = true;
    else this.send(frame);
  }

  #tellWhoIsHere(): void {
    const present = this.#audience.presence.all();
    if (present) this.send(awarenessFrame(present));
  }

  tooSlow(): void {
    this.close('too-slow');
  }

  /** The reader lags no more. */
  drained(): void {
    if (this.#presenceDue) {
      this.#presenceDue = false;
      this.#tellWhoIsHere();
    }
    this.#acknowledge();
  }

  close(code: RefusalCode): void {
    this.#end(closeCodeOf(code), code);
  }

  retryLater(): void {
    this.#end(TRY_AGAIN, 'unavailable');
  }

  #end(code: number, reason: string): void {
    this.#queue.clear();
    this.#outlet.close(code, reason);
  }

  receive(frame: Uint8Array): void {
    const message = readMessage(frame);
    if (message) this.#handle(message);
    else this.close('malformed');
  }

  #handle(message: ClientMessage): void {
    switch (message.is) {
      case 'step1':
        return this.#answer(message.stateVector);
      case 'step2':
      case 'update':
        return this.#take(message.is, message.update);
      case 'awareness':
        if (!this.#audience.presence.hear(this.member, message.update, this)) this.close('malformed');
        return;
      case 'query-awareness':
        return this.#tellWhoIsHere();
      case 'ignored':
        return;
    }
  }

  /** What the client lacks, once all of it is on disk [SYNC1]. */
  #answer(stateVector: Uint8Array): void {
    const { room } = this.#audience;
    let frame: Uint8Array;
    try {
      frame = step2Frame(room.missing(stateVector));
    } catch {
      this.close('malformed');
      return;
    }
    if (this.#refused) {
      this.#refused = false;
      this.#hadStep2 = false;
      this.#ask();
    }
    if (room.hasPending) void room.durable().then(() => room.lost || this.send(frame));
    else this.send(frame);
  }

  #ask(): void {
    this.#unanswered += 1;
    this.send(step1Frame(this.#audience.room.stateVector()));
  }

  /** Not who lags: what it says to what it has not heard helps nobody. After a refusal the device begins anew by itself. */
  askAgain(): void {
    if (!this.#queue.isLagging && !this.#refused && !this.#audience.room.lost) this.#ask();
  }

  #take(is: 'step2' | 'update', update: Uint8Array): void {
    const number = this.#ledger.receive();
    if (this.#refused) return;
    const before = is === 'step2' ? this.#answered() : [];
    this.#submit({ number, update });
    for (const held of before) this.#submit(held);
    if (this.#hadStep2 && this.#held.length > 0 && this.#asked < MAX_ASKED) {
      this.#asked += 1;
      this.#ask();
    }
  }

  /**
   * The frames to judge again after a step 2: it holds all the device has, so what waited before it is in it, or is
   * missing still. Only an answer is worth that: a step 2 may be sent at any time, and is two bytes if empty.
   */
  #answered(): readonly HeldFrame[] {
    this.#hadStep2 = true;
    if (this.#unanswered === 0) return [];
    this.#unanswered -= 1;
    const held = this.#held;
    this.#held = NONE_HELD;
    this.#heldBytes = 0;
    return held;
  }

  #submit(frame: HeldFrame): void {
    if (this.#refused || this.#audience.room.lost) return;
    const { room } = this.#audience;
    const submission =
      this.#mayWrite || isEmpty(frame.update)
        ? room.submit(this.member, frame.update, this, this.#claims)
        : room.refuse(this.member, { code: 'too-old' });
    switch (submission.at) {
      case 'admitted':
        submission.stored.then(
          // What waits for others is on disk, but in no document: the device keeps it as undelivered [SYNC8].
          () => submission.waits || this.#settle(frame.number),
          () => this.retryLater(),
        );
        return;
      case 'nothing-new': {
        // It may be known only because it was applied a moment ago, and is not on disk yet.
        if (!room.hasPending) return this.#settle(frame.number);
        void room.durable().then(() => room.lost || this.#settle(frame.number));
        return;
      }
      case 'missing':
        return this.#hold(frame);
      case 'refused':
        return this.#refuse(frame.number, submission.refusal);
    }
  }

  #hold(frame: HeldFrame): void {
    this.#heldBytes += frame.update.length;
    this.#held = [...this.#held, frame];
    if (this.#held.length > MAX_HELD_FRAMES || this.#heldBytes > MAX_HELD_BYTES) this.close('too-large');
  }

  #settle(frame: number): void {
    this.#ledger.settle(frame);
    if (!this.#acks || this.#acknowledging) return;
    this.#acknowledging = true;
    // After all of a commit, and with what it brought to this connection.
    process.nextTick(() => {
      this.#acknowledging = false;
      this.#acknowledge();
    });
  }

  /** Whoever lags is told the last number, not each. */
  #acknowledge(): void {
    if (!this.#acks || this.#queue.isLagging || this.#ledger.settledTo <= this.#acknowledged) return;
    this.#acknowledged = this.#ledger.settledTo;
    this.send(storedFrame(this.#acknowledged));
  }

  #refuse(frame: number, refusal: Refusal): void {
    if (!this.#acks || LATER.includes(refusal.code)) return this.close(refusal.code);
    this.#refused = true;
    this.#held = NONE_HELD;
    this.#heldBytes = 0;
    this.#ledger.settle(frame);
    this.send(refusedFrame(frame, refusal));
  }

  get document(): DocumentId {
    return this.#audience.room.id;
  }

  /** The audience, when nobody is left in it. */
  leave(): Audience | undefined {
    return this.#audience.leave(this) ? this.#audience : undefined;
  }
}
