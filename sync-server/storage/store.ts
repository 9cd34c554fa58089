/** What the server needs of a disk. One contract suite (contract.ts) for all that implement it. */
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';

/** Others' text that a member deleted in a root at one time [GUARD8]. */
export interface Deletion {
  readonly root: string;
  readonly member: MemberId;
  readonly at: Instant;
  /** Characters. */
  readonly count: number;
}

export interface StoredDocument {
  /** Yjs V1 updates in the order in which they were stored. */
  readonly updates: readonly Uint8Array[];
  /** The number of the newest. */
  readonly last: number;
  /** How many there are: the newest's own number in this document. */
  readonly seq: number;
  /** Who owns which Yjs client id [GUARD3]. */
  readonly clients: ReadonlyMap<number, MemberId>;
  /** Since `deletionsSince`. */
  readonly deletions: readonly Deletion[];
}

/** One judged update with all that must be kept together with it. */
export interface Append {
  readonly doc: DocumentId;
  /** Its number in this document, from 1. Rejected unless it follows the newest: what builds on a failed append fails. */
  readonly seq: number;
  readonly update: Uint8Array;
  /** Whose connection brought it. */
  readonly member: MemberId;
  readonly at: Instant;
  /** Client ids claimed with it. */
  readonly clients: readonly number[];
  /** Where there are any, those of the document that are older than the hour are forgotten. */
  readonly deletions: readonly Omit<Deletion, 'member' | 'at'>[];
}

export interface ChangedDocument {
  readonly doc: DocumentId;
  readonly last: number;
}

/** Numbers `n` rise over all documents in the order of commits, from 1. */
export interface DocumentStore {
  load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined>;
  /** Resolves with its number once it is durable; rejects if it is not stored. Kept in the order of calls. */
  append(append: Append): Promise<number>;
  /** Documents whose newest update is in (after, upTo], the newest first. */
  changed(after: number, upTo: number): Promise<readonly ChangedDocument[]>;
  /** A document's updates in (after, upTo], oldest first. */
  updates(doc: DocumentId, after: number, upTo: number): Promise<readonly Uint8Array[]>;
  /** The newest number; 0 in an empty store. */
  last(): Promise<number>;
}
