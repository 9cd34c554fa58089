/** The y-websocket wire, and our two messages beside it: 100 stored, 101 refused [SYNC3]. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Refusal } from '../../lib/shared/refusal.ts';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const STORED = 100;
const REFUSED = 101;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type ClientMessage =
  | { readonly is: 'step1'; readonly stateVector: Uint8Array }
  | { readonly is: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly is: 'awareness'; readonly update: Uint8Array }
  | { readonly is: 'query-awareness' | 'ignored' };

/** undefined: not a message of this protocol. */
export function readMessage(frame: Uint8Array): ClientMessage | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readBody(decoder);
    return decoding.hasContent(decoder) ? undefined : message;
  } catch {
    return undefined;
  }
}

function readBody(decoder: decoding.Decoder): ClientMessage | undefined {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { is: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case QUERY_AWARENESS:
      return { is: 'query-awareness' };
    case AUTH: {
      decoding.readTailAsUint8Array(decoder);
      return { is: 'ignored' };
    }
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage | undefined {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (step) {
    case STEP_1:
      return { is: 'step1', stateVector: bytes };
    case STEP_2:
      return { is: 'step2', update: bytes };
    case UPDATE:
      return { is: 'update', update: bytes };
    default:
      return undefined;
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const syncFrame = (step: number, bytes: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

export const awarenessFrame = (update: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });

/** All of the connection's sync frames up to `k` are settled [SYNC15]. */
export const storedFrame = (k: number): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, STORED);
    encoding.writeVarUint(encoder, k);
  });

export const refusedFrame = (k: number, refusal: Refusal): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, REFUSED);
    encoding.writeVarString(
      encoder,
      JSON.stringify({ frame: k, code: refusal.code, places: refusal.places ?? [] }),
    );
  });
