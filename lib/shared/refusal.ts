/**
 * Every expected "no", once. Each code has its words in lib/i18n (what happened, what is safe, what to do next),
 * and those that travel have a close code or HTTP status in sync-server/errors.ts.
 */
export const refusalCodes = [
  // the road
  'malformed',
  'too-large',
  'too-fast',
  'too-slow',
  'too-many-connections',
  'too-many-documents',
  'document-full',
  'too-old',
  'not-found',
  'unavailable',
  'offline',
  // this device's own store failed or is full [SYNC2]
  'not-kept',
  // who you are
  'not-signed-in',
  'not-yours',
  'wrong-origin',
  'wrong-password',
  'weak-password',
  'account-taken',
  'start-link-used',
  // what a document takes [DOC2, DOC3, GUARD1–8]
  'no-such-kind',
  'unknown-root',
  'nested-type',
  'bad-value',
  'client-taken',
  'stamps-are-the-centres',
  'overwritten',
  'deletes-too-much',
  'missing-predecessors',
  // acts and badges [ACT5, ACT6, ACT8]
  'bad-act',
  'bad-badge',
  'bad-signature',
  'other-document',
  'other-id',
  'role-missing',
  'cloned-key',
  'expired',
  'revoked',
  'rejected',
  'not-held',
  // photos [PHOTO1–5]
  'not-a-photo',
  'wrong-digest',
  'has-metadata',
  'too-many-photos',
  'photo-removed',
  // meetings
  'already-published',
  'not-published',
  'frozen',
  'sealed',
  'not-the-chair',
  'no-such-item',
  'no-such-vote',
  'vote-open',
  'vote-closed',
  'not-entitled',
  'not-on-agenda',
  'not-carried',
  'wrong-hall-code',
  'wrong-text',
  'wrong-method',
  'counts-do-not-add-up',
  'late',
  'replaced',
  'two-in-household',
  'outranked',
  'contested',
  'not-ready',
  'seal-mismatch',
  'not-sealed',
  'second-person',
  'two-seals',
  // topics
  'not-raised',
  'already-raised',
  'already-decided',
  'not-taken-up',
  'topic-closed',
  'not-in-topic',
  'not-the-raiser',
  'not-the-owner',
  'reason-missing',
  'already-claimed',
  'overtaken',
  'own-word-stands',
  'answered-late',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Where in a document: a root, and the key within it where it has keys. */
export interface Place {
  readonly root: string;
  readonly key?: string;
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly places?: readonly Place[];
}

export const refuse = (code: RefusalCode, ...places: Place[]): Refusal =>
  places.length > 0 ? { code, places } : { code };

/** Expected failures are values; thrown errors are bugs. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const no = (code: RefusalCode, ...places: Place[]): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: refuse(code, ...places),
});

export const isRefusalCode = (text: unknown): text is RefusalCode =>
  (refusalCodes as readonly unknown[]).includes(text);
