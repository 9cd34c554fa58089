/** Of the community's key, as it is printed, typed and compared [MEET14]. */
import type { PublicKey } from '../record/jws.ts';
import { canonical } from '../shared/canonical.ts';
import { sha256Hex } from '../shared/digest.ts';

/** RFC 7638 thumbprint, in hex. */
export const keyFingerprint = ({ crv, kty, x, y }: PublicKey): string =>
  sha256Hex(canonical({ crv, kty, x, y }));

/** Of a typed fingerprint: fewer characters could be met by chance or work. */
export const LEAST_TYPED = 16;
/** As people type it: spaces and capitals do not matter. */
export const typedFingerprint = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();
