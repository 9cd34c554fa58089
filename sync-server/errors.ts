/**
 * How a refusal travels: by which HTTP status, and by which close code where a connection ends with it. Printed,
 * this is docs/errors.md: node sync-server/errors.ts > docs/errors.md
 */
import { type RefusalCode, refusalCodes } from '../lib/shared/refusal.ts';
import { closeCode } from '../lib/shared/wire.ts';

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 423 | 426 | 429 | 503;

interface Travel {
  readonly status: ErrorStatus;
  readonly close?: number;
  readonly meaning: string;
}

const travels: Readonly<Partial<Record<RefusalCode, Travel>>> = {
  malformed: { status: 400, close: closeCode.malformed, meaning: 'Not of the form that is asked for.' },
  'bad-value': { status: 400, meaning: 'Of the right form, but not a value that can be kept.' },
  'no-such-kind': { status: 404, close: closeCode.malformed, meaning: 'No document can have this id.' },
  'not-found': { status: 404, meaning: 'There is nothing here.' },
  'not-signed-in': {
    status: 401,
    close: closeCode.notSignedIn,
    meaning: 'Sign in, then repeat. Nothing on the device is lost.',
  },
  'wrong-password': { status: 401, meaning: 'Account and password do not fit.' },
  'not-yours': { status: 403, close: closeCode.notYours, meaning: 'Signed in, but without the right.' },
  'role-missing': { status: 403, meaning: 'The role that this takes was never held.' },
  'wrong-origin': {
    status: 403,
    meaning: 'A page of another site asked to write. See PUBLIC_ORIGIN in hosting.md.',
  },
  'weak-password': { status: 422, meaning: 'Fewer than 8 characters.' },
  'account-taken': { status: 409, meaning: 'Somebody has this account already.' },
  'start-link-used': {
    status: 410,
    meaning: 'The first start link was used, or a newer one was printed at a later start.',
  },
  'too-slow': {
    status: 429,
    close: closeCode.tooSlow,
    meaning: 'The reader fell too far behind; connect again.',
  },
  'too-large': { status: 413, close: closeCode.tooLarge, meaning: 'More than is taken in one piece.' },
  sealed: { status: 423, close: closeCode.sealed, meaning: 'The record is sealed.' },
  'too-old': {
    status: 426,
    close: closeCode.tooOld,
    meaning: 'The app is too old to write here; reload it.',
  },
  'too-fast': {
    status: 429,
    close: closeCode.tooFast,
    meaning: 'Too many attempts; wait as long as Retry-After says.',
  },
  unavailable: { status: 503, meaning: 'The server could not store or read; try again.' },
};

const REFUSED: Travel = {
  status: 409,
  close: closeCode.refused,
  meaning: 'The update was refused; code and places say why.',
};

export const statusOf = (code: RefusalCode): ErrorStatus => (travels[code] ?? REFUSED).status;

export const closeCodeOf = (code: RefusalCode): number => travels[code]?.close ?? closeCode.refused;

/** The text of docs/errors.md. */
export function renderErrors(): string {
  const named = refusalCodes.filter((code) => travels[code]);
  const others = refusalCodes.filter((code) => !travels[code]);
  const rows = named.map((code) => {
    const { status, close = '', meaning } = travels[code] ?? REFUSED;
    return `| \`${code}\` | ${status} | ${close} | ${meaning} |`;
  });
  return `# Errors

Made from \`sync-server/errors.ts\`, where a test keeps the two equal; change it there.

An HTTP error is a problem (RFC 9457, \`application/problem+json\`): \`{"type": "about:blank", "title", "status", "code"}\`, with \`places\` where a document's places are meant. A connection ends with the close code, and the refusal's code as its reason; with \`acks=1\` a refused frame is named by message 101 instead and the connection stays.

| code | status | close | what happened |
| --- | --- | --- | --- |
${rows.join('\n')}

Every other code says why an update or an act was refused, or does not count: status ${REFUSED.status}, close ${REFUSED.close}. Many of them are never sent, because they are what a fold says of an act.

${others.map((code) => `\`${code}\``).join(', ')}

Close code 1012 means that the server is going down and 1013 that it could not serve just now: connect again.
`;
}

if (import.meta.main) process.stdout.write(renderErrors());
