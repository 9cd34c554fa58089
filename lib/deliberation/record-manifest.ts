/** What a seal is made over [MEET13]: the hashes of all parts, the acts in it, and the record before it. */
import { canonical } from '../shared/canonical.ts';
import { sha256Hex } from '../shared/digest.ts';
import type { ActId, DocumentId } from '../shared/ids.ts';

export const RECORD_VERSION = 1;

/** The record before this one, by its digest: so the records of a community are a chain. */
export interface PreviousRecord {
  readonly doc: DocumentId;
  readonly digest: string;
}

export interface Manifest {
  readonly v: typeof RECORD_VERSION;
  readonly doc: DocumentId;
  /** By the part's name. */
  readonly parts: Readonly<Record<string, string>>;
  /** In the order of their ids. */
  readonly acts: readonly ActId[];
  readonly previous?: PreviousRecord;
}

export const manifestOf = (
  doc: DocumentId,
  parts: Manifest['parts'],
  acts: readonly ActId[],
  previous: PreviousRecord | undefined,
): Manifest => ({ v: RECORD_VERSION, doc, parts, acts, ...(previous && { previous }) });

/** SHA-256 of its canonical JSON (RFC 8785): what chair and recorder sign. */
export const manifestDigest = (manifest: Manifest): string => sha256Hex(canonical(manifest));

/** One piece that can be withheld by itself. The salt keeps it from being guessed by its hash. */
export interface Part {
  readonly name: string;
  readonly salt: string;
  readonly value: unknown;
}

/** Its text is what is hashed. */
export const partText = ({ name, salt, value }: Part): string => canonical({ part: name, salt, value });
export const partHash = (part: Part): string => sha256Hex(partText(part));
