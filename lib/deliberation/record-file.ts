/** A sealed record as a file [MEET14]: all that a stranger needs to check it, and nothing that was withheld. */
import * as v from 'valibot';
import { publicKeySchema } from '../record/badge.ts';
import type { PublicKey } from '../record/jws.ts';
import { canonical } from '../shared/canonical.ts';
import { type ActId, type DocumentId, isPlainId, parseDocumentId } from '../shared/ids.ts';
import { type Manifest, manifestOf, type Part, RECORD_VERSION } from './record-manifest.ts';
import type { AfterSeal, Seal, Sealing } from './sealing.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const document = v.custom<DocumentId>((id) => typeof id === 'string' && parseDocumentId(id) !== undefined);
const plainId = v.custom<ActId>(isPlainId);

export const recordFileSchema = v.strictObject({
  format: v.literal('pavilion-record'),
  v: v.literal(RECORD_VERSION),
  manifest: v.strictObject({
    v: v.literal(RECORD_VERSION),
    doc: document,
    parts: v.record(v.string(), hash),
    acts: v.array(plainId),
    previous: v.optional(v.strictObject({ doc: document, digest: hash })),
  }),
  /** What is in clear; of a part that is withheld there is its hash alone. */
  parts: v.record(v.string(), v.strictObject({ salt: v.string(), value: v.unknown() })),
  /** Seal and second signature first, then corrections and objections: compact JWS. */
  signed: v.array(v.string()),
  /** Of those who signed: JWT by the community. */
  badges: v.array(v.string()),
  communityKey: publicKeySchema,
});
export type RecordFile = v.InferOutput<typeof recordFileSchema>;

export interface FileSources {
  readonly doc: DocumentId;
  readonly sealing: Extract<Sealing, { at: 'waiting' | 'sealed' }>;
  /** All acts that the seal had seen. */
  readonly acts: readonly ActId[];
  readonly afterSeal: readonly AfterSeal[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly communityKey: PublicKey;
  /** The signed text of an act, and the badge it was signed with. */
  signedText(act: ActId): { readonly jws: string; readonly badge: string } | undefined;
}

/** In canonical JSON, so that no character of it can be another. undefined: a signature has not arrived here. */
export function recordFileText(sources: FileSources): string | undefined {
  const { sealing, afterSeal } = sources;
  const ids = [
    sealing.seal.act,
    ...(sealing.at === 'sealed' ? [sealing.countersigned.act] : []),
    ...afterSeal.map(({ act }) => act),
  ];
  const texts = ids.map((id) => sources.signedText(id));
  if (texts.some((text) => text === undefined)) return undefined;
  const known = texts.filter((text) => text !== undefined);
  const file: RecordFile = {
    format: 'pavilion-record',
    v: RECORD_VERSION,
    manifest: manifestInFile(sources.doc, sealing.seal, sources.acts),
    parts: Object.fromEntries(
      [...sources.parts.values()].map(({ name, salt, value }) => [name, { salt, value }]),
    ),
    signed: known.map(({ jws }) => jws),
    badges: [...new Set(known.map(({ badge }) => badge))],
    communityKey: sources.communityKey,
  };
  return canonical(file);
}

const manifestInFile = (doc: DocumentId, seal: Seal, acts: readonly ActId[]): RecordFile['manifest'] =>
  structuredClone(manifestOf(doc, seal.parts, acts, seal.previous)) as Manifest & RecordFile['manifest'];

/** The same file without these parts: they go on verifying by their hash. */
export function withhold(file: RecordFile, isWithheld: (part: string) => boolean): RecordFile {
  const kept = Object.entries(file.parts).filter(([name]) => !isWithheld(name));
  return { ...file, parts: Object.fromEntries(kept) };
}
