/** How a community, or single documents, are written as files (docs/export.md). A change of shape is a new version. */
import * as v from 'valibot';
import { publicKeySchema } from '../../lib/record/badge.ts';
import { type DocumentId, isPlainId, type MemberId, parseDocumentId } from '../../lib/shared/ids.ts';

export const EXPORT_VERSION = 1;
export const MANIFEST = 'pavilion-export.json';
export const KEY = 'community-key.json';
export const tableFile = (table: string): string => `tables/${table}.jsonl`;
export const documentFile = (id: DocumentId): string => `documents/${id.replace(':', '/')}.jsonl`;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const instant = v.pipe(v.string(), v.isoTimestamp());
const documentIdSchema = v.custom<DocumentId>(
  (text) => typeof text === 'string' && parseDocumentId(text) !== undefined,
);
const memberIdSchema = v.custom<MemberId>(isPlainId);

export const manifestSchema = v.strictObject({
  format: v.literal('pavilion-export'),
  version: v.literal(EXPORT_VERSION),
  at: instant,
  /** Of the tables: a newer server brings them to its own. */
  schema: count,
  generation: count,
  /** Whose badges and acts these are. */
  communityKey: publicKeySchema,
  /** Relative to the manifest; nothing else is read. */
  files: v.array(
    v.strictObject({
      file: v.pipe(v.string(), v.regex(/^(documents|tables)\/[a-z0-9_/-]+\.jsonl$|^community-key\.json$/)),
      sha256: digest,
    }),
  ),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The first line of a document's file. */
export const headerSchema = v.strictObject({
  document: documentIdSchema,
  /** How many updates it had, and the store's number of the newest. */
  updates: count,
  last: count,
  clients: v.array(v.strictTuple([count, memberIdSchema])),
});
export type Header = v.InferOutput<typeof headerSchema>;

/** Each line after it: what one member did. All lines of one `seq` make one version. */
export const contributionSchema = v.strictObject({
  seq: count,
  n: count,
  member: memberIdSchema,
  from: instant,
  to: instant,
  /** Yjs V1 in base64. */
  update: v.pipe(v.string(), v.base64()),
});
export type ContributionLine = v.InferOutput<typeof contributionSchema>;
