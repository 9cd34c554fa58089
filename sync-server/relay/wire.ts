/** The y-websocket wire, and our two messages beside it: 100 stored, 101 refused [SYNC3]. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Refusal } from '../../lib/shared/refusal.ts';
import { message, syncStep } from '../../lib/shared/wire.ts';

export type ClientMessage =
  | { readonly is: 'step1'; readonly stateVector: Uint8Array }
  | { readonly is: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly is: 'awareness'; readonly update: Uint8Array }
  | { readonly is: 'query-awareness' | 'ignored' };

/** undefined: not a message of this protocol. */
export function readMessage(frame: Uint8Array): ClientMessage | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    const read = readBody(decoder);
    return decoding.hasContent(decoder) ? undefined : read;
  } catch {
    return undefined;
  }
}

function readBody(decoder: decoding.Decoder): ClientMessage | undefined {
  switch (decoding.readVarUint(decoder)) {
    case message.sync:
      return readSync(decoder);
    case message.awareness:
      return { is: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case message.queryAwareness:
      return { is: 'query-awareness' };
    case message.auth: {
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
    case syncStep.step1:
      return { is: 'step1', stateVector: bytes };
    case syncStep.step2:
      return { is: 'step2', update: bytes };
    case syncStep.update:
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
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(syncStep.step1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(syncStep.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncStep.update, update);

export const awarenessFrame = (update: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });

/** All of the connection's sync frames up to `k` are settled [SYNC15]. */
export const storedFrame = (k: number): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.stored);
    encoding.writeVarUint(encoder, k);
  });

export const refusedFrame = (k: number, refusal: Refusal): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, message.refused);
    encoding.writeVarString(
      encoder,
      JSON.stringify({ frame: k, code: refusal.code, places: refusal.places ?? [] }),
    );
  });
