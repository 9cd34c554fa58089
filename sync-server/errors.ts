/** How a refusal travels: by which HTTP status, and by which close code where a connection ends with it. */
import type { RefusalCode } from '../lib/shared/refusal.ts';
import { closeCode } from '../lib/shared/wire.ts';

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 423 | 426 | 429 | 503;

interface Travel {
  readonly status: ErrorStatus;
  readonly close?: number;
}

const travels: Readonly<Partial<Record<RefusalCode, Travel>>> = {
  malformed: { status: 400, close: closeCode.malformed },
  'bad-value': { status: 400 },
  'no-such-kind': { status: 404, close: closeCode.malformed },
  'not-found': { status: 404 },
  'not-signed-in': { status: 401, close: closeCode.notSignedIn },
  'wrong-password': { status: 401 },
  'not-yours': { status: 403, close: closeCode.notYours },
  'role-missing': { status: 403 },
  'wrong-origin': { status: 403 },
  'weak-password': { status: 422 },
  'account-taken': { status: 409 },
  'start-link-used': { status: 410 },
  'too-slow': { status: 429, close: closeCode.tooSlow },
  'too-large': { status: 413, close: closeCode.tooLarge },
  sealed: { status: 423, close: closeCode.sealed },
  'too-old': { status: 426, close: closeCode.tooOld },
  'too-fast': { status: 429, close: closeCode.tooFast },
  'too-many-connections': { status: 429, close: closeCode.tooFast },
  'too-many-documents': { status: 429, close: closeCode.tooFast },
  'document-full': { status: 413, close: closeCode.tooLarge },
  'not-a-photo': { status: 422 },
  'wrong-digest': { status: 422 },
  'has-metadata': { status: 422 },
  'too-many-photos': { status: 429 },
  'photo-removed': { status: 410 },
  unavailable: { status: 503 },
};

/** Of all others, which say why an update or an act was refused or does not count. */
const REFUSED: Travel = { status: 409, close: closeCode.refused };

export const statusOf = (code: RefusalCode): ErrorStatus => (travels[code] ?? REFUSED).status;

export const closeCodeOf = (code: RefusalCode): number => travels[code]?.close ?? closeCode.refused;

/** Not answered 409 and closed with 4409 like the rest. */
export const travelsApart = (code: RefusalCode): boolean => travels[code] !== undefined;
