/** Ids name their kind and are branded: a text becomes an id only here. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export const documentKinds = ['community', 'topic', 'meeting', 'event', 'roster', 'elder', 'person'] as const;
export type KindName = (typeof documentKinds)[number];

/** `<kind>:<id>` [DOC1]. */
export type DocumentId = Branded<'document'>;
/** A resident, with or without a phone. */
export type MemberId = Branded<'member'>;
export type ActId = Branded<'act'>;
/** The `jti` of a badge. */
export type BadgeId = Branded<'badge'>;

const ID = /^[a-z0-9-]{1,64}$/;

/** The part after the kind, an act's id, a member's id: 1–64 characters of a–z, 0–9 and `-` [DOC1]. */
export const isPlainId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);

export function parseDocumentId(text: string): DocumentId | undefined {
  const colon = text.indexOf(':');
  const known = (documentKinds as readonly string[]).includes(text.slice(0, colon));
  return known && isPlainId(text.slice(colon + 1)) ? (text as DocumentId) : undefined;
}

/** For ids made by our own code; a malformed one is a bug. */
export function documentId(kind: KindName, id: string): DocumentId {
  const made = parseDocumentId(`${kind}:${id}`);
  if (!made) throw new Error(`not a document id: ${kind}:${id}`);
  return made;
}

export const kindOf = (id: DocumentId): KindName => id.slice(0, id.indexOf(':')) as KindName;
export const plainIdOf = (id: DocumentId): string => id.slice(id.indexOf(':') + 1);

function plain<T extends MemberId | ActId | BadgeId>(text: string): T {
  if (!isPlainId(text)) throw new Error(`not an id: ${text}`);
  return text as T;
}
export const memberId = (text: string): MemberId => plain<MemberId>(text);
export const actId = (text: string): ActId => plain<ActId>(text);
export const badgeId = (text: string): BadgeId => plain<BadgeId>(text);

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** A new id of 24 characters (120 random bits). `random` fills and returns the bytes: crypto.getRandomValues. */
export function newId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  let text = '';
  for (const byte of random(new Uint8Array(24))) text += ALPHABET[byte & 31];
  return text;
}
