/** ES256 by the browser (and by Node): keys are imported once. */
import { keyName, type PublicKey, type VerifyAsync } from '../record/jws.ts';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
const utf8 = new TextEncoder();

export function webCryptoVerify(subtle: SubtleCrypto): VerifyAsync {
  const keys = new Map<string, Promise<CryptoKey>>();
  const imported = (key: PublicKey): Promise<CryptoKey> => {
    const name = keyName(key);
    const known = keys.get(name);
    if (known) return known;
    const made = subtle.importKey('jwk', { ...key }, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    keys.set(name, made);
    return made;
  };
  return async (key, signingInput, signature) => {
    try {
      return await subtle.verify(ES256, await imported(key), signature, utf8.encode(signingInput));
    } catch {
      // A point that is not on the curve is no key, so nothing verifies under it.
      return false;
    }
  };
}
