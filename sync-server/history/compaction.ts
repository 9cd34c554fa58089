/**
 * Makes of a document's log what takes its place: a snapshot of all of it, and of each few minutes one version that
 * tells each member's share apart [SYNC9]. Pure; runs in a thread of its own (compaction-worker.ts).
 */
import * as Y from 'yjs';
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import {
  type Compaction,
  Damaged,
  type LoggedUpdate,
  type StoredBlock,
  type Uncompacted,
} from '../storage/store.ts';
import { mergeRuns } from './merge-runs.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { type Contribution, decodeVersions, encodeVersions, type Version } from './version-block.ts';

/** A version lasts so long at most. */
const VERSION_MS = 5 * 60 * 1000;
/** Where many write at once, so that what is not compacted stays small. */
const MOST_UPDATES = 1000;
/** Small enough to read and write again often, large enough to compress well. */
const MAX_BLOCK_BYTES = 64 * 1024;

/** `atRest`: the newest version is complete too. */
export function compact(
  doc: DocumentId,
  { snapshot, block, updates }: Uncompacted,
  atRest: boolean,
): Compaction {
  const unheld = updates.filter(({ seq }) => seq > (snapshot?.seq ?? 0));
  const newest = unheld.at(-1);
  const versions = versionsOf(updates);
  const complete = atRest ? versions : versions.slice(0, -1);
  return {
    doc,
    snapshot: newest && { seq: newest.seq, bytes: snapshotOf(doc, snapshot?.bytes, unheld) },
    blocks: complete.length > 0 ? blocksOf(block, complete) : [],
  };
}

function snapshotOf(
  id: DocumentId,
  snapshot: Uint8Array | undefined,
  updates: readonly LoggedUpdate[],
): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, decodeSnapshot(snapshot).update);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Damaged(id, 'updates are missing');
  return encodeSnapshot(doc);
}

/** The versions that updates make up, oldest first: each begins where the one before ended. */
export function versionsOf(updates: readonly LoggedUpdate[]): Version[] {
  const versions: Version[] = [];
  for (let from = 0; from < updates.length; ) {
    const start = updates[from]?.at ?? 0;
    let to = from + 1;
    // A clock that was set back begins another too.
    while (to < updates.length && to - from < MOST_UPDATES && isWithin(updates[to]?.at ?? 0, start)) to += 1;
    versions.push(versionOf(updates.slice(from, to)));
    from = to;
  }
  return versions;
}

const isWithin = (at: Instant, start: Instant): boolean => Math.abs(at - start) < VERSION_MS;

function versionOf(updates: readonly LoggedUpdate[]): Version {
  const newest = updates.at(-1);
  if (!newest) throw new Error('a version without updates');
  const byMember = Map.groupBy(updates, ({ member }) => member);
  return {
    seq: newest.seq,
    n: newest.n,
    contributions: [...byMember].map(([member, own]): Contribution => {
      const times = own.map(({ at }) => at);
      const update = mergeRuns(own.map((logged) => logged.update));
      return { member, from: Math.min(...times), to: Math.max(...times), update };
    }),
  };
}

/** The newest block with as much added as it takes, and new ones for the rest. */
export function blocksOf(newest: StoredBlock | undefined, versions: readonly Version[]): StoredBlock[] {
  const blocks: StoredBlock[] = [];
  let first = newest?.first ?? 1;
  let gathered = newest ? decodeVersions(newest.bytes) : [];
  let bytes = sizeOf(gathered);
  const close = (): void => {
    const last = gathered.at(-1);
    if (last) blocks.push({ first, last: last.seq, lastN: last.n, bytes: encodeVersions(gathered) });
    first = (last?.seq ?? 0) + 1;
    gathered = [];
    bytes = 0;
  };
  for (const version of versions) {
    if (bytes >= MAX_BLOCK_BYTES) close();
    gathered.push(version);
    bytes += sizeOf([version]);
  }
  close();
  return blocks;
}

const sizeOf = (versions: readonly Version[]): number =>
  versions.reduce(
    (sum, { contributions }) => sum + contributions.reduce((of, { update }) => of + update.length + 32, 16),
    0,
  );
