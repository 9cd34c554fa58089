/**
 * The two wires, as far as they are measured. Both carry the sync messages of y-protocols; y-websocket names the
 * document in the address, Hocuspocus in front of every message.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type Incoming =
  | { readonly is: 'step1' | 'step2' | 'update'; readonly payload: Uint8Array }
  /** `upTo`: all that were sent so far, by their number; without it, one more. */
  | { readonly is: 'acknowledged'; readonly upTo?: number }
  | { readonly is: 'denied' | 'other' };

export interface Wire {
  address(base: string, room: string): string;
  /** Sent as soon as the socket is open. */
  hello(room: string): readonly Uint8Array[];
  /** Put before every message. */
  prefix(room: string): Uint8Array;
  read(frame: Uint8Array, acknowledgement: number | undefined): Incoming;
}

const SYNC = 0;
const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;
const PERMISSION_DENIED = 1;
const STEPS = ['step1', 'step2', 'update'] as const;
const OTHER: Incoming = { is: 'other' };

const written = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

function readSync(decoder: decoding.Decoder): Incoming {
  const is = STEPS[decoding.readVarUint(decoder)] ?? 'update';
  return { is, payload: decoding.readVarUint8Array(decoder) };
}

const yWebsocket: Wire = {
  address: (base, room) => base.replace('{room}', room),
  hello: () => [],
  prefix: () => new Uint8Array(0),
  read(frame, acknowledgement) {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC) return readSync(decoder);
    return type === acknowledgement ? { is: 'acknowledged', upTo: decoding.readVarUint(decoder) } : OTHER;
  },
};

/** As its own provider does: a token and step 1 right after opening; the server waits until it has checked them. */
const hocuspocus: Wire = {
  address: (base) => base,
  hello: (room) => [
    written((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, '');
    }),
  ],
  prefix: (room) => written((encoder) => encoding.writeVarString(encoder, room)),
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint8Array(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === SYNC || type === SYNC_REPLY) return readSync(decoder);
    if (type === SYNC_STATUS) return decoding.readVarUint(decoder) === 1 ? { is: 'acknowledged' } : OTHER;
    return type === AUTH && decoding.readVarUint(decoder) === PERMISSION_DENIED ? { is: 'denied' } : OTHER;
  },
};

export const wires = { 'y-websocket': yWebsocket, hocuspocus } as const;
export type WireName = keyof typeof wires;

export const syncMessage = (
  prefix: Uint8Array,
  is: (typeof STEPS)[number],
  payload: Uint8Array,
): Uint8Array =>
  written((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, STEPS.indexOf(is));
    encoding.writeVarUint8Array(encoder, payload);
  });
