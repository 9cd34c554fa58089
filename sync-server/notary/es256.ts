import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { keyName, type PublicKey, type VerifySync } from '../../lib/record/jws.ts';

/** Importing a key costs a third of a verification; a neighbourhood's keys fit. */
const MOST_KEYS = 5000;

/** undefined for coordinates that are no point of the curve. */
export function importPublicKey(key: PublicKey): KeyObject | undefined {
  const { kty, crv, x, y } = key;
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

/** ES256 in place: nothing is awaited between judging and applying [GUARD9]. Keeps the keys used last. */
export function es256Verifier(): VerifySync {
  const imported = new Map<string, KeyObject>();

  function keyOf(key: PublicKey): KeyObject | undefined {
    const name = keyName(key);
    const known = imported.get(name) ?? importPublicKey(key);
    if (!known) return undefined;
    imported.delete(name);
    imported.set(name, known);
    const [oldest] = imported.keys();
    if (imported.size > MOST_KEYS && oldest !== undefined) imported.delete(oldest);
    return known;
  }

  return (key, signingInput, signature) => {
    const known = keyOf(key);
    if (!known) return false;
    return verify('sha256', Buffer.from(signingInput), { key: known, dsaEncoding: 'ieee-p1363' }, signature);
  };
}
