/**
 * A document as it came from disk. Its Y.Doc is made only when it is needed: to judge what somebody writes, or to tell
 * what a device lacks that has a part already. Whoever reads all of it is sent the snapshot as it lies there.
 */
import * as Y from 'yjs';
import { readSheet } from '../../lib/record/document.ts';
import { type DocumentRecord, readRecord, readStamps } from '../../lib/record/replica.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { decodeSnapshot, type Snapshot } from '../history/snapshot.ts';
import { Damaged, type StoredDocument } from '../storage/store.ts';
import { type Emitted, emittedBy } from './joined-updates.ts';

interface Made {
  readonly at: 'doc';
  readonly doc: Y.Doc;
  whole: Uint8Array | undefined;
  /** What devices lacked that had so much, since the last change. */
  readonly answers: Map<string, Uint8Array>;
}
type Phase = { readonly at: 'snapshot'; readonly snapshot: Snapshot } | Made;

/** A hall that comes back has been away since one moment, or a few. */
const MAX_ANSWERS = 8;

export class LoadedDocument {
  readonly #id: DocumentId;
  /** The server writes stamps under it [SYNC6]. */
  readonly #client: number;
  #phase: Phase;
  #emitted: Emitted[] = [];
  /** As it came: all of it is no larger. */
  readonly bytes: number;

  /** Throws `Damaged` where what was stored cannot be read. */
  constructor(id: DocumentId, stored: StoredDocument | undefined, client: number) {
    this.#id = id;
    this.#client = client;
    const snapshot = stored?.snapshot && this.#decoded(stored.snapshot.bytes);
    const updates = stored?.updates ?? [];
    this.bytes = updates.reduce((sum, { length }) => sum + length, snapshot?.update.length ?? 0);
    this.#phase =
      snapshot && updates.length === 0
        ? { at: 'snapshot', snapshot }
        : this.#made(snapshot ? [snapshot.update, ...updates] : updates);
  }

  #decoded(bytes: Uint8Array): Snapshot {
    try {
      return decodeSnapshot(bytes);
    } catch {
      throw new Damaged(this.#id, 'its snapshot is not what was written');
    }
  }

  #made(updates: readonly Uint8Array[], whole?: Uint8Array): Made {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Damaged(this.#id, 'updates are missing');
    // Only now: Yjs takes its own id in a loaded update for somebody else's.
    doc.clientID = this.#client;
    const phase: Made = { at: 'doc', doc, whole, answers: new Map() };
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      phase.whole = undefined;
      phase.answers.clear();
      this.#emitted.push(emittedBy(update, transaction));
    });
    return phase;
  }

  get doc(): Y.Doc {
    if (this.#phase.at === 'snapshot') {
      const { update } = this.#phase.snapshot;
      this.#phase = this.#made([update], update);
    }
    return this.#phase.doc;
  }

  /** What a change adds to the document, one update for each transaction. */
  emittedBy(change: () => void): readonly Emitted[] {
    this.#emitted = [];
    change();
    return this.#emitted;
  }

  /** As of now. */
  record(): DocumentRecord {
    return this.#phase.at === 'snapshot' ? this.#phase.snapshot.record : readRecord(this.#phase.doc);
  }

  /** Of the record what is not signed, as of now. */
  unsigned(): Pick<DocumentRecord, 'sheet' | 'stamps'> {
    if (this.#phase.at === 'snapshot') return this.#phase.snapshot.record;
    return { sheet: readSheet(this.#phase.doc), stamps: readStamps(this.#phase.doc) };
  }

  stateVector(): Uint8Array {
    return this.#phase.at === 'snapshot'
      ? this.#phase.snapshot.stateVector
      : Y.encodeStateVector(this.#phase.doc);
  }

  /**
   * What a device lacks that has as much as its state vector says; encoded once for all who have the same of what is
   * here, while nobody writes. Throws where that is no state vector.
   */
  missing(stateVector: Uint8Array): Uint8Array {
    if (isEmptyVector(stateVector)) return this.whole();
    const { doc } = this;
    const had = heldOf(doc, Y.decodeStateVector(stateVector));
    const answers = this.#phase.at === 'doc' ? this.#phase.answers : new Map<string, Uint8Array>();
    const answer = answers.get(had) ?? Y.encodeStateAsUpdate(doc, stateVector);
    if (answers.size < MAX_ANSWERS) answers.set(had, answer);
    return answer;
  }

  /** Encoded once for all who come while nobody writes. */
  whole(): Uint8Array {
    if (this.#phase.at === 'snapshot') return this.#phase.snapshot.update;
    this.#phase.whole ??= Y.encodeStateAsUpdate(this.#phase.doc);
    return this.#phase.whole;
  }

  destroy(): void {
    if (this.#phase.at === 'doc') this.#phase.doc.destroy();
  }
}

/** Of no client. */
const isEmptyVector = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0;

/** What of this document a device has; of what it alone has, nothing. Also in which order it says so does not matter. */
function heldOf(doc: Y.Doc, vector: ReadonlyMap<number, number>): string {
  const held: string[] = [];
  for (const client of doc.store.clients.keys()) {
    const clock = vector.get(client);
    if (clock !== undefined) held.push(`${client}:${Math.min(clock, Y.getState(doc.store, client))}`);
  }
  return held.join();
}
