/** For tests: the relay on a real port, over rooms of a test community; the cookie is the account's name. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { type DemoAccountName, makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { RoomFixture } from './room-fixture.ts';
import { attachRelay, type Relay, type RelayServices } from './upgrade.ts';
import { step1Frame, step2Frame, updateFrame } from './wire.ts';

export class RelayFixture {
  readonly fixture: RoomFixture;
  readonly members = new Map<string, Member>();
  readonly #server: Server;
  readonly #relay: Relay;
  readonly #clients: { close(): void }[] = [];
  #changed: () => void = () => undefined;

  static async start(fixture: RoomFixture, more: Partial<RelayServices> = {}): Promise<RelayFixture> {
    const relay = new RelayFixture(fixture, createServer(), more);
    await new Promise<void>((resolve) => relay.#server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  private constructor(fixture: RoomFixture, server: Server, more: Partial<RelayServices>) {
    this.fixture = fixture;
    this.#server = server;
    for (const [account, { member }] of Object.entries(makeNeighbourhood().accounts)) {
      this.members.set(account, member);
    }
    const sessions: Sessions = {
      ofCookie: async (cookie) => {
        const session = cookie?.replace('sid=', '') ?? '';
        const member = this.members.get(session);
        return member && { session, member };
      },
      stillValid: async (asked) =>
        new Map(
          asked.flatMap((session) => {
            const member = this.members.get(session);
            return member ? [[session, member] as const] : [];
          }),
        ),
      onChange: (listener) => {
        this.#changed = listener;
      },
    };
    this.#relay = attachRelay(server, {
      rooms: fixture.rooms,
      sessions,
      clock: fixture.clock,
      isOurOrigin: (origin) => origin === undefined || origin === 'http://localhost',
      onError: (error) => {
        throw error;
      },
      ...more,
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sync`;
  }

  get connections(): number {
    return this.#relay.connections;
  }

  get queuedBytes(): number {
    return this.#relay.queuedBytes;
  }

  /** Roles changed, or a session ended. */
  change(account: string, member: Member | undefined): void {
    if (member) this.members.set(account, member);
    else this.members.delete(account);
    this.#changed();
  }

  async connect(account: string, id: DocumentId | string, query = '?acks=1'): Promise<RawClient> {
    const client = new RawClient(`${this.url}/${id}${query}`, account);
    this.#clients.push(client);
    await client.opened;
    return client;
  }

  /** The unmodified provider of y-websocket. */
  stock(account: DemoAccountName | 'stranger', id: DocumentId, doc = new Y.Doc()): WebsocketProvider {
    class SignedIn extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { cookie: `sid=${account}` } });
      }
    }
    const provider = new WebsocketProvider(this.url, id, doc, {
      WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    this.#clients.push({ close: () => provider.destroy() });
    return provider;
  }

  /** As when the network breaks: connections are cut, the server goes on. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close();
    this.#relay.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.fixture.rooms.drain();
  }
}

export interface Heard {
  readonly update?: Uint8Array;
  readonly step1?: Uint8Array;
  readonly step2?: Uint8Array;
  readonly awareness?: Uint8Array;
  readonly stored?: number;
  readonly refused?: { readonly frame: number; readonly code: string; readonly places: unknown[] };
}

/** Speaks the wire frame by frame and notes what it hears. */
export class RawClient {
  readonly heard: Heard[] = [];
  readonly opened: Promise<void>;
  closed: number | undefined;
  readonly #socket: WebSocket;
  #waiting: (() => void)[] = [];

  constructor(url: string, account: string, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(url, { headers: { cookie: `sid=${account}`, ...headers } });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
    this.#socket.on('message', (data: Buffer) => {
      this.heard.push(readFrame(new Uint8Array(data)));
      this.#wake();
    });
    this.#socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  send(frame: Uint8Array | string): void {
    this.#socket.send(frame);
  }

  sendStep1(doc = new Y.Doc()): void {
    this.send(step1Frame(Y.encodeStateVector(doc)));
  }

  sendStep2(update: Uint8Array): void {
    this.send(step2Frame(update));
  }

  sendUpdate(update: Uint8Array): void {
    this.send(updateFrame(update));
  }

  /** Resolves with what `find` finds in all that was heard, as soon as it is there; rejects if it never can be. */
  async until<T>(find: (client: RawClient) => T | undefined): Promise<T> {
    for (;;) {
      const found = find(this);
      if (found !== undefined) return found;
      if (this.closed !== undefined) throw new Error(`closed with ${this.closed}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  stored(k: number): Promise<number> {
    return this.until(({ heard }) =>
      heard.map(({ stored }) => stored).find((n) => n !== undefined && n >= k),
    );
  }

  refused(): Promise<NonNullable<Heard['refused']>> {
    return this.until(({ heard }) => heard.find(({ refused }) => refused)?.refused);
  }

  closing(): Promise<number> {
    return this.until(({ closed }) => closed);
  }

  /** Everything of the document that was heard. */
  document(): Y.Doc {
    const doc = new Y.Doc();
    for (const { update, step2 } of this.heard)
      if (update ?? step2) Y.applyUpdate(doc, (update ?? step2) as Uint8Array);
    return doc;
  }

  /** Reads no more: what is sent to it stays on the way. */
  stall(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.close();
  }
}

export function readFrame(frame: Uint8Array): Heard {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case 0: {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      return step === 0 ? { step1: bytes } : step === 1 ? { step2: bytes } : { update: bytes };
    }
    case 1:
      return { awareness: decoding.readVarUint8Array(decoder) };
    case 100:
      return { stored: decoding.readVarUint(decoder) };
    case 101:
      return { refused: JSON.parse(decoding.readVarString(decoder)) as NonNullable<Heard['refused']> };
    default:
      return {};
  }
}

/** An awareness frame as a client would write it, for any client id. */
export function awarenessOf(client: number, clock: number, state: object | null): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, 1);
  encoding.writeVarUint(update, client);
  encoding.writeVarUint(update, clock);
  encoding.writeVarString(update, JSON.stringify(state));
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, 1);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(update));
  return encoding.toUint8Array(frame);
}
