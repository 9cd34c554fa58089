/** One WebSocket with what hangs on it, in one object and without closures: thousands are open, and nearly all idle. */
import type { Duplex } from 'node:stream';
import type { RawData } from 'ws';
import { WebSocket } from 'ws';
import { MAX_UPDATE_BYTES } from '../../lib/record/decode.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import type { RefusalCode } from '../../lib/shared/refusal.ts';
import { closeCodeOf } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { Allowance } from './limits.ts';

const MAX_EARLY_FRAMES = 64;

/** What all lines share. */
export interface LineHost {
  readonly clock: Clock;
  received(line: Line, connection: Connection, frame: Uint8Array): void;
  left(connection: Connection): void;
  /** By this close code a line has ended, ours or the client's. */
  closed(code: number): void;
}

export class Line extends WebSocket {
  /** Those that send something in this turn of the event loop. */
  static #sending: Line[] = [];
  #host: LineHost | undefined;
  #stream: Duplex | undefined;
  #address: Allowance | undefined;
  #member: Allowance | undefined;
  #connection: Connection | undefined;
  #release: (() => void) | undefined;
  #isSending = false;
  /** Frames that come while session and document are looked up, bounded. */
  #early: Uint8Array[] | undefined;
  #earlyBytes = 0;

  /** `stream`: what is under the WebSocket. */
  attend(host: LineHost, stream: Duplex): void {
    this.#host = host;
    this.#stream = stream;
    this.on('error', this.terminate);
    this.on('message', this.#hear);
    this.on('close', this.#closed);
  }

  get isOpen(): boolean {
    return this.readyState === WebSocket.OPEN;
  }

  /** The system takes no more for now. */
  get isFull(): boolean {
    return this.#stream?.writableNeedDrain ?? false;
  }

  /** Called once, when the system has taken all. */
  onceDrained(drained: () => void): void {
    this.#stream?.once('drain', drained);
  }

  /** All of a turn in one write: an update and an acknowledgement, say. */
  override send(frame: Uint8Array): void {
    if (!this.#isSending) {
      this.#isSending = true;
      this.#stream?.cork();
      if (Line.#sending.push(this) === 1) setImmediate(Line.#sendAll);
    }
    super.send(frame);
  }

  static #sendAll(): void {
    const lines = Line.#sending;
    Line.#sending = [];
    for (const line of lines) {
      line.#isSending = false;
      line.#stream?.uncork();
    }
  }

  refuse(code: RefusalCode): void {
    this.close(closeCodeOf(code), code);
  }

  /** One more line of this address, until it ends; false if there are too many. */
  comeFrom(address: Allowance): boolean {
    if (!this.isOpen || !address.enter()) return false;
    this.#address = address;
    return true;
  }

  /** From now on its frames are counted, and let pass or not; false if the member has too many lines. */
  belongTo(member: Allowance): boolean {
    if (!this.isOpen || !member.enter()) return false;
    this.#member = member;
    return true;
  }

  connect(connection: Connection, release: () => void): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#connection = connection;
    this.#release = release;
    for (const frame of early) this.#host?.received(this, connection, frame);
  }

  #hear(data: RawData, isBinary: boolean): void {
    // A closed line is heard until the other side closes too: what it still says counts no more.
    if (!this.isOpen) return;
    if (!isBinary) return this.refuse('malformed');
    // A frame is a view into a pooled buffer: what is kept beyond this turn must be a copy.
    const frame = new Uint8Array(data as Buffer);
    if (!this.#mayPass(frame)) return this.refuse('too-fast');
    if (this.#connection) this.#host?.received(this, this.#connection, frame);
    else this.#keep(frame);
  }

  #mayPass({ length }: Uint8Array): boolean {
    if (!this.#member || !this.#host) return true;
    const now = this.#host.clock.now();
    return this.#member.take(length, now) && (this.#address?.take(length, now) ?? true);
  }

  #keep(frame: Uint8Array): void {
    this.#early ??= [];
    this.#early.push(frame);
    this.#earlyBytes += frame.length;
    if (this.#early.length > MAX_EARLY_FRAMES || this.#earlyBytes > MAX_UPDATE_BYTES)
      this.refuse('too-large');
  }

  #closed(code: number): void {
    this.#host?.closed(code);
    this.#address?.leave();
    this.#member?.leave();
    if (this.#connection) this.#host?.left(this.#connection);
    this.#release?.();
  }
}
