/**
 * Checks a record's file from nothing but the file and the community's key [MEET14]. It says what was checked and what
 * was not, and where something does not fit. Runs alike on a phone without a network and in Node.
 */
import * as v from 'valibot';
import { parseAct, type UnverifiedAct } from '../record/act.ts';
import { type Badge, parseBadge } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import type { PublicKey, VerifyAsync } from '../record/jws.ts';
import { canonical } from '../shared/canonical.ts';
import type { Instant } from '../shared/clock.ts';
import type { BadgeId, MemberId } from '../shared/ids.ts';
import { meetingActs } from './meeting-acts.ts';
import { type RecordFile, recordFileSchema } from './record-file.ts';
import { keyFingerprint, LEAST_TYPED, typedFingerprint } from './record-fingerprint.ts';
import { manifestDigest, type PreviousRecord, partHash } from './record-manifest.ts';

/** Where something does not fit. */
export type Fault =
  /** The text itself: at this character, from 1. */
  | { readonly at: 'text'; readonly character: number }
  /** A field of the form, by its path. */
  | { readonly at: 'form'; readonly path: string }
  | { readonly at: 'part'; readonly name: string }
  /** In the file, but not in what was sealed. */
  | { readonly at: 'foreign-part'; readonly name: string }
  /** The list of parts or acts, or the record before: the digest does not fit what was signed. */
  | { readonly at: 'digest' }
  | { readonly at: 'signature'; readonly of: SignedPlace }
  | { readonly at: 'badge'; readonly of: SignedPlace }
  /** The same person, or without the office. */
  | { readonly at: 'signer'; readonly of: SignedPlace }
  /** Not the key that was pinned or typed. */
  | { readonly at: 'key' };
/** Which signature in the file. */
export type SignedPlace = 'seal' | 'countersign' | 'after' | 'other';

export interface SignedBy {
  readonly by: MemberId;
  readonly at: Instant;
}

export interface AfterInFile extends SignedBy {
  readonly of: 'correction' | 'objection';
  readonly item?: string;
  readonly text: string;
}

export interface CheckedRecord {
  readonly file: RecordFile;
  readonly digest: string;
  readonly sealed: SignedBy;
  readonly countersigned?: SignedBy;
  readonly after: readonly AfterInFile[];
  readonly withheld: readonly string[];
  readonly previous?: PreviousRecord;
  readonly fingerprint: string;
  /** Against what the key was compared: none means that the file vouches for itself. */
  readonly keyFrom: 'pinned' | 'typed' | 'none';
}

export type Verdict =
  | { readonly right: true; readonly record: CheckedRecord }
  | {
      readonly right: false;
      readonly faults: readonly Fault[];
      /** Those that fit their hash: by them a place is named. */
      readonly parts: RecordFile['parts'];
    };

/** The key that is known from elsewhere: whole, or the first characters of its fingerprint as somebody typed them. */
export type KnownKey =
  | { readonly from: 'pinned'; readonly key: PublicKey }
  | { readonly from: 'typed'; readonly fingerprint: string }
  | { readonly from: 'none' };

export async function checkRecord(text: string, known: KnownKey, verify: VerifyAsync): Promise<Verdict> {
  const read = readFile(text);
  if (!('file' in read)) return { right: false, faults: [read.fault], parts: {} };
  const { file } = read;
  const digest = manifestDigest(file.manifest);
  const signed = await checkSigned(file, verify);
  const faults = [
    ...(isKnown(file.communityKey, known) ? [] : [{ at: 'key' } as const]),
    ...wrongParts(file),
    ...signed.faults,
    ...wrongSeal(file, digest, signed),
  ];
  const { seal, countersign } = signed;
  if (faults.length > 0 || !seal) return { right: false, faults, parts: fittingParts(file) };
  const { previous } = file.manifest;
  return {
    right: true,
    record: {
      file,
      digest,
      sealed: signedBy(seal),
      ...(countersign && { countersigned: signedBy(countersign) }),
      after: signed.after,
      withheld: Object.keys(file.manifest.parts).filter((name) => !Object.hasOwn(file.parts, name)),
      ...(previous && { previous }),
      fingerprint: keyFingerprint(file.communityKey),
      keyFrom: known.from,
    },
  };
}

function readFile(text: string): { readonly file: RecordFile } | { readonly fault: Fault } {
  const body = text.replace(/\r?\n$/, '');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return { fault: { at: 'text', character: placeInText(error, body) } };
  }
  const rewritten = rewrite(value);
  if (rewritten !== body) return { fault: { at: 'text', character: firstDifference(body, rewritten) } };
  const parsed = v.safeParse(recordFileSchema, value);
  if (parsed.success) return { file: parsed.output };
  return { fault: { at: 'form', path: v.getDotPath(parsed.issues[0]) ?? '' } };
}

function rewrite(value: unknown): string {
  try {
    return canonical(value);
  } catch {
    return '';
  }
}

/** Engines say "at position 12" or "at line 1 column 13"; where they say neither, the beginning. */
function placeInText(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  const column = /column (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position) + 1;
  return column === undefined ? text.length + 1 : Number(column);
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1;
}

function isKnown(key: PublicKey, known: KnownKey): boolean {
  const fingerprint = keyFingerprint(key);
  switch (known.from) {
    case 'pinned':
      return fingerprint === keyFingerprint(known.key);
    case 'typed': {
      const typed = typedFingerprint(known.fingerprint);
      return typed.length >= LEAST_TYPED && fingerprint.startsWith(typed);
    }
    case 'none':
      return true;
  }
}

function wrongParts({ manifest, parts }: RecordFile): Fault[] {
  return Object.entries(parts).flatMap(([name, { salt, value }]): Fault[] => {
    if (!Object.hasOwn(manifest.parts, name)) return [{ at: 'foreign-part', name }];
    return partHash({ name, salt, value }) === manifest.parts[name] ? [] : [{ at: 'part', name }];
  });
}

const fittingParts = (file: RecordFile): RecordFile['parts'] => {
  const wrong = new Set(wrongParts(file).map((fault) => ('name' in fault ? fault.name : '')));
  return Object.fromEntries(Object.entries(file.parts).filter(([name]) => !wrong.has(name)));
};

interface SignedAct<Body> {
  readonly act: UnverifiedAct & { readonly payload: { readonly body: Body } };
  readonly badge: Badge;
}

interface Signatures {
  readonly faults: readonly Fault[];
  readonly seal?: SignedAct<v.InferOutput<typeof meetingActs.seal>>;
  readonly countersign?: SignedAct<v.InferOutput<typeof meetingActs.countersign>>;
  readonly after: readonly AfterInFile[];
}

const signedBy = ({ act, badge }: SignedAct<unknown>): SignedBy => ({
  by: badge.member.id,
  at: act.payload.at,
});

async function checkSigned(file: RecordFile, verify: VerifyAsync): Promise<Signatures> {
  const faults: Fault[] = [];
  const badges = await checkBadges(file, verify, faults);
  const used = new Set<BadgeId>();
  let found: Signatures = { faults, after: [] };
  const seen = new Set<string>();
  for (const text of file.signed) {
    const parsed = parseAct(text);
    const of = parsed.ok ? placeOf(parsed.value.payload.type) : 'other';
    const badge = parsed.ok ? badges.get(parsed.value.badge) : undefined;
    if (!parsed.ok || of === 'other' || parsed.value.payload.doc !== file.manifest.doc) {
      faults.push({ at: 'signature', of });
      continue;
    }
    const act = parsed.value;
    used.add(act.badge);
    if (!badge) faults.push({ at: 'badge', of });
    else if (seen.has(act.payload.id) || !(await verify(badge.key, act.signingInput, act.signature)))
      faults.push({ at: 'signature', of });
    else if (!mayHaveSigned(badge, of, act)) faults.push({ at: 'signer', of });
    else found = withAct(found, of, act, badge, faults);
    seen.add(act.payload.id);
  }
  if ([...badges.keys()].some((id) => !used.has(id))) faults.push({ at: 'badge', of: 'other' });
  return found;
}

async function checkBadges(
  { badges, communityKey }: RecordFile,
  verify: VerifyAsync,
  faults: Fault[],
): Promise<Map<BadgeId, Badge>> {
  const right = new Map<BadgeId, Badge>();
  for (const jwt of badges) {
    const parsed = parseBadge(jwt);
    if (parsed.ok && (await verify(communityKey, parsed.value.signingInput, parsed.value.signature)))
      right.set(parsed.value.id, parsed.value);
    else faults.push({ at: 'badge', of: 'other' });
  }
  return right;
}

function placeOf(type: string): SignedPlace {
  if (type === 'seal' || type === 'countersign') return type;
  return type === 'correct' || type === 'object' ? 'after' : 'other';
}

/** By the offices of the badge, as everywhere; an act done for somebody else signs nothing here. */
function mayHaveSigned({ member }: Badge, of: SignedPlace, { payload }: UnverifiedAct): boolean {
  if (payload.for !== undefined) return false;
  if (of === 'seal') return hasRole(member, 'chair');
  if (of === 'countersign') return hasRole(member, 'recorder');
  return payload.type === 'object' || hasRole(member, 'chair', 'recorder');
}

function withAct(
  found: Signatures,
  of: SignedPlace,
  act: UnverifiedAct,
  badge: Badge,
  faults: Fault[],
): Signatures {
  const { body, type } = act.payload;
  if (of === 'seal' && !found.seal && v.is(meetingActs.seal, body))
    return { ...found, seal: { act: act as never, badge } };
  if (of === 'countersign' && !found.countersign && v.is(meetingActs.countersign, body))
    return { ...found, countersign: { act: act as never, badge } };
  if (of === 'after' && v.is(meetingActs.correct, body)) {
    const said = { by: badge.member.id, at: act.payload.at, text: body.text };
    const entry = { ...said, of: type === 'object' ? 'objection' : 'correction' } as const;
    return {
      ...found,
      after: [...found.after, body.item === undefined ? entry : { ...entry, item: body.item }],
    };
  }
  faults.push({ at: 'signature', of });
  return found;
}

/** Does what was signed name this very record? */
function wrongSeal(
  { manifest, signed }: RecordFile,
  digest: string,
  { seal, countersign }: Signatures,
): Fault[] {
  if (!seal) return signed.length === 0 ? [{ at: 'signature', of: 'seal' }] : [];
  const { body, id } = seal.act.payload;
  const faults: Fault[] = [];
  const sameHashes = canonical(body.parts) === canonical(manifest.parts);
  if (body.digest !== digest || !sameHashes) faults.push({ at: 'digest' });
  if (!countersign) return faults;
  const second = countersign.act.payload.body;
  if (second.seal !== id || second.digest !== body.digest)
    faults.push({ at: 'signature', of: 'countersign' });
  if (countersign.badge.member.id === seal.badge.member.id) faults.push({ at: 'signer', of: 'countersign' });
  return faults;
}

/** What the chain of several records says: is the record before this one among them, and the very one that was meant? */
export type Link = 'first' | 'right' | 'wrong' | 'not-given';

export function linkOf(record: CheckedRecord, others: readonly CheckedRecord[]): Link {
  if (!record.previous) return 'first';
  const { doc, digest } = record.previous;
  const before = others.find(({ file }) => file.manifest.doc === doc);
  if (!before) return 'not-given';
  return before.digest === digest ? 'right' : 'wrong';
}
