/** A lean client: keeps no document unless a workload gives it one. It sends no awareness and no pings. */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { sleep } from './pace.ts';
import { syncMessage, type WireName, wires } from './wire.ts';

export interface Endpoint {
  /** `{room}` is filled in. */
  readonly url: string;
  readonly wire: WireName;
  readonly headers: Readonly<Record<string, string>>;
  /** The y-websocket message by which the server acknowledges, if it does. */
  readonly acknowledgement: number | undefined;
  /** It only sends frames on: there is no sync to wait for. */
  readonly isRelay: boolean;
}

const EMPTY_STATE_VECTOR = Y.encodeStateVector(new Y.Doc());
const EMPTY_UPDATE = Y.encodeStateAsUpdate(new Y.Doc());

export class Client {
  stateVector: Uint8Array = EMPTY_STATE_VECTOR;
  /** Answers the server's step 1, with what was done offline, say. */
  answer: (stateVector: Uint8Array) => Uint8Array = () => EMPTY_UPDATE;
  /** Of every step 2 and update. */
  onUpdate: (update: Uint8Array, is: 'step2' | 'update') => void = () => undefined;
  acknowledged = 0;
  bytes = 0;
  lastFrameAt = 0;
  isClosed = false;
  readonly room: string;
  readonly #endpoint: Endpoint;
  readonly #prefix: Uint8Array;
  #socket: WebSocket | undefined;

  constructor(endpoint: Endpoint, room: string) {
    this.#endpoint = endpoint;
    this.room = room;
    this.#prefix = wires[endpoint.wire].prefix(room);
  }

  /** Until the first step 2; until it is open where there is none. */
  connect(timeoutMs = 30_000): Promise<this> {
    const { headers, url, wire: name, isRelay } = this.#endpoint;
    const wire = wires[name];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.terminate();
        fail(`not in sync after ${timeoutMs} ms`);
      }, timeoutMs);
      const fail = (why: string): void => {
        clearTimeout(timer);
        reject(new Error(`${this.room}: ${why}`));
      };
      const done = (): void => {
        clearTimeout(timer);
        resolve(this);
      };
      const socket = new WebSocket(wire.address(url, this.room), {
        headers,
        perMessageDeflate: false,
        skipUTF8Validation: true,
      });
      this.#socket = socket;
      socket.on('error', ({ message }) => fail(message));
      socket.on('close', (code) => {
        this.isClosed = true;
        fail(`closed with ${code}`);
      });
      socket.on('open', () => {
        for (const frame of wire.hello(this.room)) socket.send(frame);
        this.send('step1', this.stateVector);
        if (isRelay) done();
      });
      socket.on('message', (data: Buffer) => this.#hear(data, done, fail));
    });
  }

  #hear(frame: Buffer, inSync: () => void, fail: (why: string) => void): void {
    const { wire, acknowledgement, isRelay } = this.#endpoint;
    this.bytes += frame.length;
    this.lastFrameAt = performance.now();
    const message = wires[wire].read(frame, acknowledgement);
    switch (message.is) {
      case 'step1':
        if (!isRelay) this.send('step2', this.answer(message.payload));
        return;
      case 'step2':
        this.onUpdate(message.payload, 'step2');
        return inSync();
      case 'update':
        return this.onUpdate(message.payload, 'update');
      case 'acknowledged':
        this.acknowledged = message.upTo ?? this.acknowledged + 1;
        return;
      case 'denied':
        return fail('not let in');
      case 'other':
        return;
    }
  }

  send(is: 'step1' | 'step2' | 'update', payload: Uint8Array): void {
    if (!this.isClosed) this.#socket?.send(syncMessage(this.#prefix, is, payload));
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (!socket || this.isClosed) return;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const timer = setTimeout(() => socket.terminate(), 5000);
    socket.close();
    await closed;
    clearTimeout(timer);
  }

  terminate(): void {
    this.#socket?.terminate();
  }
}

/**
 * A newcomer reads a room: all that comes until it has been quiet for a while after the first step 2, since some
 * servers answer before they have loaded the document.
 */
export async function readRoom(endpoint: Endpoint, room: string, quietMs = 400): Promise<Y.Doc> {
  const client = new Client(endpoint, room);
  const doc = new Y.Doc();
  client.onUpdate = (update) => Y.applyUpdate(doc, update);
  await client.connect();
  while (performance.now() - client.lastFrameAt < quietMs) await sleep(50);
  await client.close();
  return doc;
}

/** Writes into a room and waits until another can read all of it; stays there, so that the document stays loaded. */
export async function seedRoom(endpoint: Endpoint, room: string, update: Uint8Array): Promise<Client> {
  const writer = await new Client(endpoint, room).connect();
  writer.send('update', update);
  const reader = new Client(endpoint, room);
  const doc = new Y.Doc();
  reader.onUpdate = (heard) => Y.applyUpdate(doc, heard);
  await reader.connect();
  const wanted = clocksOf(update);
  const end = performance.now() + 20_000;
  while (!covers(doc, wanted)) {
    if (performance.now() > end) throw new Error(`${room}: the seed did not arrive`);
    await sleep(5);
  }
  await reader.close();
  return writer;
}

export type Clocks = ReadonlyMap<number, number>;

export const clocksOf = (update: Uint8Array): Clocks =>
  Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));

/** Is everything up to these clocks there? */
export function covers(doc: Y.Doc, wanted: Clocks): boolean {
  for (const [client, clock] of wanted) if (Y.getState(doc.store, client) < clock) return false;
  return true;
}
