/**
 * The parts of a sealed record, kept beside its hashes [MEET13]: sheet keys, because a sheet's values can be erased
 * and an act's cannot. A part lies under its own hash, so nobody can put another in its place. Of a name only the
 * salt lies here: the name itself is a row of the register [DOC8].
 */
import type { Member } from '../record/badge.ts';
import type { SheetValue } from '../record/document.ts';
import { hasRole } from '../record/has-role.ts';
import type { Change } from '../record/kind.ts';
import { sha256Hex } from '../shared/digest.ts';
import { type MemberId, memberId } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import { type Part, partHash, partText } from './record-manifest.ts';
import type { Sealing } from './sealing.ts';

const COPIES = 'sealed/';
const NAME_COPIES = 'sealed/name/';
const NAME_PART = 'name/';
const HASH = /^[0-9a-f]{64}$/;

export const isCopyKey = (key: string): boolean => key.startsWith(COPIES);

/** Key and value of the copy of a part. */
export function copyOf(part: Part): readonly [key: string, text: string] {
  const hash = partHash(part);
  return part.name.startsWith(NAME_PART)
    ? [`${NAME_COPIES}${hash}`, part.salt]
    : [`${COPIES}${hash}`, partText(part)];
}

/** Chairs put them there as they seal; the committee takes one away where somebody is to be erased. */
export function maySetCopy(
  author: Member,
  { key, value }: Change & { to: 'sheet' },
  sealing: Sealing,
): Refusal | undefined {
  const place = { root: 'sheet', key };
  if (value === undefined) return hasRole(author, 'committee') ? undefined : refuse('role-missing', place);
  if (!hasRole(author, 'chair')) return refuse('role-missing', place);
  if (!isCopy(key, value)) return refuse('bad-value', place);
  return key.startsWith(NAME_COPIES) && isNamedIn(sealing, key.slice(NAME_COPIES.length))
    ? refuse('sealed', place)
    : undefined;
}

const isCopy = (key: string, value: SheetValue): boolean =>
  typeof value === 'string' &&
  (key.startsWith(NAME_COPIES)
    ? HASH.test(key.slice(NAME_COPIES.length)) && value.length <= 64
    : sha256Hex(value) === key.slice(COPIES.length));

function isNamedIn(sealing: Sealing, hash: string): boolean {
  if (sealing.at === 'open') return false;
  const seals = sealing.at === 'contested' ? sealing.seals : [sealing.seal];
  return seals.some(({ parts }) => Object.values(parts).includes(hash));
}

/**
 * The parts that this device can show, by name; what was erased, or is not known here, is absent.
 * `nameOf`: as the register has it now. A name that changed since does not answer to its hash, and is absent too.
 */
export function readCopies(
  hashes: Readonly<Record<string, string>>,
  sheet: { get(key: string): unknown },
  nameOf: (member: MemberId) => string | undefined,
): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const [name, hash] of Object.entries(hashes)) {
    const part = name.startsWith(NAME_PART)
      ? readName(name, sheet.get(`${NAME_COPIES}${hash}`), nameOf)
      : readPart(sheet.get(`${COPIES}${hash}`));
    if (part?.name === name && partHash(part) === hash) parts.set(name, part);
  }
  return parts;
}

function readPart(text: unknown): Part | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { part, salt, value } = JSON.parse(text) as { part?: unknown; salt?: unknown; value?: unknown };
    return typeof part === 'string' && typeof salt === 'string' ? { name: part, salt, value } : undefined;
  } catch {
    return undefined;
  }
}

function readName(
  name: string,
  salt: unknown,
  nameOf: (member: MemberId) => string | undefined,
): Part | undefined {
  const known = nameOf(memberId(name.slice(NAME_PART.length)));
  if (typeof salt !== 'string' || known === undefined) return undefined;
  return namePart(name.slice(NAME_PART.length), salt, known);
}

export const namePart = (member: string, salt: string, name: string): Part => ({
  name: `${NAME_PART}${member}`,
  salt,
  value: { name },
});
