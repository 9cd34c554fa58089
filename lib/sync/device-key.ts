/** The key that makes this device's acts its own. The private half cannot leave the browser [ACT3]. */
import type { PublicKey } from '../record/jws.ts';
import type { MemberDb } from './member-db.ts';
import { readFact, writeFact } from './member-facts.ts';

/** Made once per member and phone. Callers hold a Web Lock where two tabs could come here together. */
export async function deviceKey(db: MemberDb): Promise<CryptoKeyPair> {
  const kept = await readFact(db, 'deviceKey');
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  await writeFact(db, 'deviceKey', made);
  return made;
}

export async function publicKeyOf(pair: CryptoKeyPair): Promise<PublicKey> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
}
