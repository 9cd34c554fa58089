/** What a room is asked, what it answers, and whom it tells. */
import type { Clock } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Refusal, RefusalCode } from '../../lib/shared/refusal.ts';
import type { Inbox } from '../healing/inbox.ts';
import type { Notary } from '../notary/notary.ts';
import type { DocumentStore } from '../storage/store.ts';
import type { DocumentLimits, DocumentsMade } from './document-limits.ts';
import type { Emitted } from './joined-updates.ts';

export type Submission =
  /**
   * Resolves once it is on disk; rejects if it could not be stored. `waits`: something of the sender's own is in no
   * document yet, and is not to be acknowledged [SYNC8].
   */
  | { readonly at: 'admitted'; readonly stored: Promise<void>; readonly waits?: boolean }
  | { readonly at: 'nothing-new' }
  | { readonly at: 'missing' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

/** An update that is on disk. */
export interface StoredUpdate {
  readonly update: Uint8Array;
  /** The same, where Yjs emitted it in one. */
  readonly emitted: Emitted | undefined;
  /** Of it, what the centre added: all that its sender lacks. */
  readonly added: Uint8Array | undefined;
  readonly sender: unknown;
}

export interface RoomListener {
  stored(stored: StoredUpdate): void;
  /** Storing failed: the room is gone and must be opened again. */
  lost(): void;
}

/** Told what becomes of updates. */
export interface RoomWatch {
  /** One was let in; the answer is called once it is on disk. */
  admitted(): () => void;
  refused(code: RefusalCode, document: DocumentId, member: MemberId): void;
  /** What is stored of a document is not what was written. */
  damaged(document: DocumentId, outcome: 'repaired' | 'quarantined'): void;
}

export interface RoomServices {
  readonly watch?: RoomWatch;
  readonly store: DocumentStore;
  readonly notary: Notary;
  readonly clock: Clock;
  /** Once a backup was restored: what devices bring of others [SYNC8]. */
  readonly inboxOf?: ((id: DocumentId) => Promise<Inbox>) | undefined;
  readonly limits?: DocumentLimits;
  readonly made?: DocumentsMade;
}

/** No structs, no deletions: what a device says that lacks nothing of ours and has nothing of its own. */
export const isEmpty = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;
