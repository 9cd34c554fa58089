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

/** All of a document up to one of its updates (history/snapshot.ts). The store does not read it. */
export interface StoredSnapshot {
  /** The newest update that it holds. */
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** Compacted history (history/version-block.ts): updates first…last of a document. The store does not read it. */
export interface StoredBlock {
  readonly first: number;
  readonly last: number;
  /** The store's number of `last`. */
  readonly lastN: number;
  readonly bytes: Uint8Array;
}

export interface StoredDocument {
  readonly snapshot: StoredSnapshot | undefined;
  /** Yjs V1 updates that the snapshot does not hold, in the order in which they were stored. */
  readonly updates: readonly Uint8Array[];
  /** The number of the newest. */
  readonly last: number;
  /** How many there were: the newest's own number in this document. */
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

/** An update as it was appended. */
export interface LoggedUpdate {
  readonly seq: number;
  readonly n: number;
  readonly member: MemberId;
  readonly at: Instant;
  readonly update: Uint8Array;
}

/** Who wrote what and when, oldest first: what is compacted, then what is not yet. */
export interface Log {
  readonly blocks: readonly StoredBlock[];
  readonly updates: readonly LoggedUpdate[];
}

/** What no block holds of one document. */
export interface Backlog {
  readonly doc: DocumentId;
  /** Of those that the snapshot does not hold: how many, and their bytes. */
  readonly unheld: number;
  readonly unheldBytes: number;
  readonly snapshotBytes: number;
  readonly oldest: Instant;
  readonly newest: Instant;
}

/** What a compaction begins with. */
export interface Uncompacted {
  readonly snapshot: StoredSnapshot | undefined;
  /** The newest, which may take more. */
  readonly block: StoredBlock | undefined;
  /** All that no block holds. */
  readonly updates: readonly LoggedUpdate[];
}

/** What takes the place of updates, all of it at once. */
export interface Compaction {
  readonly doc: DocumentId;
  /** undefined: the one that stands stays. */
  readonly snapshot: StoredSnapshot | undefined;
  /** One that begins where another does takes its place. */
  readonly blocks: readonly StoredBlock[];
}

/** All that can be read of a document, damaged or not. */
export interface Salvaged {
  /** Of the newest update that there was. */
  readonly seq: number;
  readonly last: number;
  readonly snapshot: StoredSnapshot | undefined;
  readonly blocks: readonly StoredBlock[];
  /** Without those that are known not to be what was written. */
  readonly updates: readonly LoggedUpdate[];
  /** What is not among the above, each in a few words, with what could be read of it. */
  readonly damaged: readonly { readonly what: string; readonly bytes: Uint8Array | undefined }[];
}

/** What takes the place of everything that is stored of a document; its numbers go on. */
export interface Rewrite {
  readonly doc: DocumentId;
  /** Up to the newest update. */
  readonly snapshot: StoredSnapshot;
  readonly blocks: readonly StoredBlock[];
}

/** Numbers `n` rise over all documents in the order of commits, from 1. */
export interface DocumentStore {
  /** Rejects with `Damaged` where what is stored is not what was written. */
  load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined>;
  /** Resolves with its number once it is durable; rejects if it is not stored. Kept in the order of calls. */
  append(append: Append): Promise<number>;
  /** Documents whose newest update is in (after, upTo], the newest first. */
  changed(after: number, upTo: number): Promise<readonly ChangedDocument[]>;
  /** A document's log from the first block or update on whose number is above `after`. Rejects as `load` does. */
  log(doc: DocumentId, after?: number): Promise<Log>;
  /** The newest number; 0 in an empty store. */
  last(): Promise<number>;

  /** Documents whose log holds updates that are not compacted. */
  backlog(): Promise<readonly Backlog[]>;
  /** Rejects as `load` does. */
  uncompacted(doc: DocumentId): Promise<Uncompacted>;
  /** Resolves once it is durable. The updates that the blocks hold are given up. */
  compact(compaction: Compaction): Promise<void>;

  /** Never rejects for damage. */
  salvage(doc: DocumentId): Promise<Salvaged | undefined>;
  /** Resolves once it is durable; rejects, and changes nothing, where updates were stored that the snapshot does not hold. */
  rewrite(rewrite: Rewrite): Promise<void>;
}

/** What is stored of a document is not what was written. Nobody is to be shown it, or to write on top of it. */
export class Damaged extends Error {
  readonly doc: DocumentId;
  constructor(doc: DocumentId, what: string) {
    super(`${doc} is damaged: ${what}`);
    this.doc = doc;
  }
}
