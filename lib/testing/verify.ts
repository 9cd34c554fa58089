/** ES256 by WebCrypto, in Node and browser alike: what replicas in tests verify with. */
import type { CryptoKey } from 'jose';
import type { VerifyAsync } from '../record/jws.ts';

const utf8 = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

export const verifyInTests: VerifyAsync = async (key, signingInput, signature) => {
  const name = `${key.x}.${key.y}`;
  const imported =
    keys.get(name) ??
    crypto.subtle.importKey('jwk', { ...key }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  keys.set(name, imported);
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  try {
    return await crypto.subtle.verify(algorithm, await imported, signature, utf8.encode(signingInput));
  } catch {
    return false; // a point that is not on the curve
  }
};
