/** What the server tells of a document's past: its versions, one of them, and who wrote what stands now [SYNC9]. */
import type { Instant } from '../shared/clock.ts';
import type { MemberId } from '../shared/ids.ts';
import type { SheetValue } from './document.ts';

/** What one member did within the minutes of a version. */
export interface VersionAuthor {
  readonly member: MemberId;
  readonly from: Instant;
  readonly to: Instant;
}

/** The document as it was when these had written. */
export interface VersionEntry {
  /** Its name in this document; rises with time. */
  readonly version: number;
  readonly at: Instant;
  readonly authors: readonly VersionAuthor[];
}

/** The newest first. */
export interface VersionPage {
  readonly versions: readonly VersionEntry[];
  /** There are older ones: ask for those before the last of these. */
  readonly more: boolean;
}

export interface VersionContent {
  readonly version: number;
  readonly at: Instant;
  readonly sheet: Readonly<Record<string, SheetValue>>;
  /** By root: a line of text for each block. */
  readonly prose: Readonly<Record<string, readonly string[]>>;
  /** All of the document as of then, a Yjs V1 update in base64: for a Y.Doc of its own, never for the one that is open. */
  readonly update: string;
}

/** Of one block of a prose root as it stands now. */
export interface BlockAuthors {
  readonly text: string;
  /** Whose characters stand in it, the most first. */
  readonly authors: readonly { readonly member: MemberId; readonly characters: number }[];
  /** The newest of what stands in it. */
  readonly last: { readonly member: MemberId; readonly at: Instant } | undefined;
}

export const HISTORY_PATH = '/api/history';
