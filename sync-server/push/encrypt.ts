/** A payload that one phone alone can read (RFC 8291: aes128gcm of RFC 8188, in a single record). */
import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

const RECORD_BYTES = 4096;
/** Ends the last record. */
const LAST = Buffer.of(2);

/** The phone's, base64url. */
export interface PhoneKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** For this message alone; handed in by the test of the RFC's own example. */
export interface MessageSecrets {
  readonly pair: ECDH;
  readonly salt: Uint8Array;
}

/** Throws where `p256dh` is no point of the curve. */
export function encryptPush(payload: Uint8Array, phone: PhoneKeys, secrets = freshSecrets()): Buffer {
  const { pair, salt } = secrets;
  const theirs = Buffer.from(phone.p256dh, 'base64url');
  const ours = pair.getPublicKey();
  const secret = derive(
    pair.computeSecret(theirs),
    Buffer.from(phone.auth, 'base64url'),
    Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]),
    32,
  );
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(Buffer.concat([payload, LAST])), cipher.final(), cipher.getAuthTag()];
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, head, ours, ...sealed]);
}

/** HKDF with SHA-256. */
const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

function freshSecrets(): MessageSecrets {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return { pair, salt: randomBytes(16) };
}
