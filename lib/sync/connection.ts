/** One document's line to the centre: a stock y-websocket provider that connects only when told to. */
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import { isRefusalCode, type Place, type Refusal } from '../shared/refusal.ts';
import { message, syncStep } from '../shared/wire.ts';
import { FrameMarks } from './frame-marks.ts';

/** The shape of what this client writes. */
const CLIENT_SHAPE = '1';
/** A socket that answers nothing for so long is asked after. */
const ACK_PATIENCE_MS = 6_000;
/** Something may wait at the centre for others for days [SYNC8]. */
const LONGEST_PATIENCE_MS = 10 * 60_000;

export interface ConnectionParts {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  /** Where the server is, such as https://host. */
  readonly origin: string;
  /** The client ids under which this copy was written to here [SYNC8]. */
  readonly own: () => readonly number[];
  /** Refused where the cookie is not this member's [SYNC14]. */
  readonly as: MemberId;
  /** All up to here is in the document now (Outbox.seq). */
  readonly seq: () => number;
  readonly settled: (upTo: number) => void;
  readonly refused: (refusal: Refusal) => void;
  /** The centre says what it has, before it is sent the rest. */
  readonly asked: (stateVector: Uint8Array) => void;
  readonly synced: () => void;
  /** Closed, and stays so until `connect`. No code: the line broke. */
  readonly closed: (code: number | undefined) => void;
  /** Frames go unanswered: is the centre there at all? */
  readonly doubtful: () => void;
}

export class Connection {
  readonly provider: WebsocketProvider;
  readonly #parts: ConnectionParts;
  #marks = new FrameMarks();
  /** After a refusal an acknowledgement may count refused frames as settled, and nothing more is judged [SYNC15]. */
  #isRefused = false;
  #patienceMs = ACK_PATIENCE_MS;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.provider = new WebsocketProvider(
      `${parts.origin.replace(/^http/, 'ws')}/sync`,
      parts.id,
      parts.doc,
      {
        connect: false,
        disableBc: true,
        params: { acks: '1', v: CLIENT_SHAPE, as: parts.as },
        WebSocketPolyfill: this.#socketClass(),
        // Retries are decided with what else is known, not by the provider.
        shouldReconnect: () => false,
        ...(parts.awareness ? { awareness: parts.awareness } : {}),
      },
    );
    this.#listen();
  }

  connect(): void {
    this.provider.params = { ...this.provider.params, own: this.#parts.own().join(',') };
    this.provider.connect();
  }

  disconnect(): void {
    clearTimeout(this.#patience);
    this.provider.disconnect();
  }

  destroy(): void {
    clearTimeout(this.#patience);
    this.provider.destroy();
  }

  get synced(): boolean {
    return this.provider.synced;
  }

  /** Sends an update that the document had already, unless some frame covers it. */
  cover(seq: number, update: Uint8Array): void {
    if (this.#marks.covers(seq) || !this.provider.synced) return;
    this.provider._updateHandler(update, undefined);
  }

  #listen(): void {
    const { provider } = this;
    const sync = provider.messageHandlers[message.sync];
    provider.messageHandlers[message.sync] = (encoder, decoder, ...rest) => {
      const { pos } = decoder;
      if (decoding.readVarUint(decoder) === syncStep.step1)
        this.#parts.asked(decoding.readVarUint8Array(decoder));
      decoder.pos = pos;
      sync?.(encoder, decoder, ...rest);
    };
    provider.messageHandlers[message.stored] = (_encoder, decoder) => {
      const upTo = this.#marks.acknowledged(decoding.readVarUint(decoder));
      if (upTo !== undefined) this.#patienceMs = ACK_PATIENCE_MS;
      if (this.#isRefused) return;
      this.#watch();
      if (upTo !== undefined) this.#parts.settled(upTo);
    };
    provider.messageHandlers[message.refused] = (_encoder, decoder) => {
      this.#isRefused = true;
      clearTimeout(this.#patience);
      this.#parts.refused(readRefusal(decoding.readVarString(decoder)));
    };
    provider.on('sync', (synced) => {
      if (synced) this.#parts.synced();
    });
    provider.on('connection-close', (event) => {
      clearTimeout(this.#patience);
      // The provider's own watchdog would connect again by itself.
      provider.shouldConnect = false;
      const code = event?.code;
      // After the provider has let go of the socket, so that a `connect` in there works.
      queueMicrotask(() => this.#parts.closed(code));
    });
  }

  #watch(): void {
    clearTimeout(this.#patience);
    if (!this.#marks.waiting) return;
    this.#patience = setTimeout(() => {
      this.#patienceMs = Math.min(LONGEST_PATIENCE_MS, 2 * this.#patienceMs);
      this.#parts.doubtful();
    }, this.#patienceMs);
  }

  #sent(frame: unknown): void {
    if (!(frame instanceof Uint8Array)) return;
    const waited = this.#marks.waiting;
    this.#marks.sent(frame, this.#parts.seq());
    if (!waited) this.#watch();
  }

  /** Frames are numbered per socket, and counted before they are sent. */
  #socketClass(): typeof WebSocket {
    const opened = (): void => {
      this.#marks = new FrameMarks();
      this.#isRefused = false;
    };
    const sent = (frame: unknown): void => this.#sent(frame);
    return class CountedSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        opened();
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        sent(data);
        super.send(data);
      }
    };
  }
}

/** What is not of its form is still a refusal; it names no place, so nothing is set aside for it. */
function readRefusal(text: string): Refusal {
  try {
    const { code, places } = JSON.parse(text) as { code?: unknown; places?: unknown };
    const named = Array.isArray(places)
      ? (places as Place[]).filter((place) => typeof place?.root === 'string')
      : [];
    return { code: isRefusalCode(code) ? code : 'malformed', places: named };
  } catch {
    return { code: 'malformed' };
  }
}
