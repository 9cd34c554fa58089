/** Signs an act as compact JWS over canonical JSON [ACT1]. */
import { CompactSign } from 'jose';
import type { ActPayload } from '../record/act.ts';
import { canonical } from '../shared/canonical.ts';
import type { BadgeId } from '../shared/ids.ts';

export function signAct(payload: ActPayload, badge: BadgeId, key: CryptoKey): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(payload));
  return new CompactSign(bytes).setProtectedHeader({ alg: 'ES256', kid: badge }).sign(key);
}
