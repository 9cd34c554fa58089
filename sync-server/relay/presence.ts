/** Awareness of one document: who is here, and where their cursor stands. Identity is set here, not believed. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import type { Room } from './room.ts';

const MAX_STATE = 4096;
const MAX_STATES = 512;
/** One tab speaks for those of the same browser, and a device takes a new id at each start. */
const MAX_ANNOUNCED = 64;

export class Presence {
  readonly #room: Room;
  readonly #awareness: awareness.Awareness;
  /** Client ids that each connection announced. */
  readonly #announced = new Map<unknown, Set<number>>();

  constructor(room: Room, send: (update: Uint8Array) => void) {
    this.#room = room;
    // It asks a Y.Doc for an own client id, which nothing is said under; the document's is not made for readers.
    this.#awareness = new awareness.Awareness(new Y.Doc());
    this.#awareness.setLocalState(null);
    this.#awareness.on(
      'update',
      ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) =>
        send(awareness.encodeAwarenessUpdate(this.#awareness, [...added, ...updated, ...removed])),
    );
  }

  /**
   * Takes what this member may say of themselves. Stock clients repeat what they heard of others: that is passed
   * over in silence. False if it is not an awareness update.
   */
  hear(member: Member, update: Uint8Array, connection: unknown): boolean {
    const own = this.#ownStates(member, update, connection);
    if (!own) return false;
    if (own.length > 0) awareness.applyAwarenessUpdate(this.#awareness, encodeStates(own), connection);
    return true;
  }

  #ownStates(member: Member, update: Uint8Array, connection: unknown): ClientState[] | undefined {
    const states = decodeStates(update);
    if (!states) return undefined;
    const announced = this.#announced.get(connection) ?? new Set();
    this.#announced.set(connection, announced);
    return states.flatMap(({ client, clock, state }) => {
      const known = this.#awareness.meta.get(client);
      const isFirst = !announced.has(client);
      const heard = isFirst && known !== undefined && known.clock >= clock;
      if (heard || (isFirst && announced.size >= MAX_ANNOUNCED)) return [];
      if (client < FIRST_MEMBER_CLIENT || !this.#room.reserve(client, member.id)) return [];
      announced.add(client);
      return [{ client, clock, state: state && { ...state, user: { id: member.id } } }];
    });
  }

  /** Everybody's states, for one who asks. */
  all(): Uint8Array | undefined {
    const clients = [...this.#awareness.getStates().keys()];
    return clients.length > 0 ? awareness.encodeAwarenessUpdate(this.#awareness, clients) : undefined;
  }

  leave(connection: unknown): void {
    const announced = this.#announced.get(connection);
    this.#announced.delete(connection);
    if (announced) awareness.removeAwarenessStates(this.#awareness, [...announced], 'left');
  }

  destroy(): void {
    this.#awareness.destroy();
  }
}

interface ClientState {
  readonly client: number;
  readonly clock: number;
  readonly state: Record<string, unknown> | null;
}

function decodeStates(update: Uint8Array): ClientState[] | undefined {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > MAX_STATES) return undefined;
    const states: ClientState[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const text = decoding.readVarString(decoder);
      if (text.length > MAX_STATE) return undefined;
      const state: unknown = JSON.parse(text);
      if (state !== null && (typeof state !== 'object' || Array.isArray(state))) return undefined;
      states.push({ client, clock, state: state as Record<string, unknown> | null });
    }
    return decoding.hasContent(decoder) ? undefined : states;
  } catch {
    return undefined;
  }
}

function encodeStates(states: readonly ClientState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}
