/**
 * A damaged document made anew from all that can still be read of it: the snapshot, the versions, the updates, whichever
 * of them are whole. What devices hold beyond that they send again by themselves.
 */
import * as Y from 'yjs';
import { type DocumentId, memberId } from '../../lib/shared/ids.ts';
import type { DocumentStore, Rewrite, Salvaged } from '../storage/store.ts';
import { blocksOf, versionsOf } from './compaction.ts';
import { mergeMany } from './merge-many.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import { decodeVersions, type Version } from './version-block.ts';

export interface Recovery {
  readonly rewrite: Rewrite;
  /** Something that was acknowledged is not in it; devices may hold stamps that it lacks. */
  readonly hasLoss: boolean;
  /** Each in a few words. */
  readonly damaged: readonly string[];
}

/** Whose share is what no version tells of any more. */
const UNKNOWN = memberId('recovered');

/** What is damaged without loss is put right. undefined: there is loss, and a person has to decide. */
export async function repair(store: DocumentStore, id: DocumentId): Promise<Recovery | undefined> {
  const salvaged = await store.salvage(id);
  const recovery = salvaged && recover(id, salvaged);
  if (!recovery || recovery.hasLoss) return undefined;
  await store.rewrite(recovery.rewrite);
  return recovery;
}

export function recover(id: DocumentId, salvaged: Salvaged): Recovery {
  const read = readAll(salvaged);
  const whole = new Y.Doc();
  const updates = [...read.snapshot, ...updatesOf(read.versions)];
  if (updates.length > 0) Y.applyUpdate(whole, mergeMany(updates));
  const hasPending = whole.store.pendingStructs !== null || whole.store.pendingDs !== null;
  // It needs what is gone: a device that has both sends both.
  whole.store.pendingStructs = null;
  whole.store.pendingDs = null;
  const history = read.gap === undefined ? read.versions : upTo(read.gap, read.versions, salvaged, whole);
  return {
    rewrite: {
      doc: id,
      snapshot: { seq: salvaged.seq, bytes: encodeSnapshot(whole) },
      blocks: blocksOf(undefined, history),
    },
    hasLoss: hasPending || read.isMissing,
    damaged: read.damaged,
  };
}

interface Read {
  /** Its update, or nothing. */
  readonly snapshot: readonly Uint8Array[];
  readonly versions: readonly Version[];
  /** The first update that no version holds. */
  readonly gap: number | undefined;
  /** Is there one that the snapshot does not hold either? */
  readonly isMissing: boolean;
  readonly damaged: readonly string[];
}

function readAll(salvaged: Salvaged): Read {
  const damaged = salvaged.damaged.map(({ what }) => what);
  const whole = <T>(what: string, read: () => T): T[] => {
    try {
      return [read()];
    } catch {
      damaged.push(what);
      return [];
    }
  };
  const logged = new Uint8Array(salvaged.seq + 1);
  const blocks = salvaged.blocks.flatMap(({ first, last, bytes }) =>
    whole(`versions from update ${first} to ${last}`, () => {
      const versions = decodeVersions(bytes);
      logged.fill(1, first, last + 1);
      return versions;
    }),
  );
  const updates = salvaged.updates.filter(
    ({ seq, update }) => whole(`update ${seq}`, () => Y.decodeUpdate(update)).length > 0,
  );
  for (const { seq } of updates) logged[seq] = 1;
  const { snapshot } = salvaged;
  const opened = snapshot ? whole('the snapshot', () => decodeSnapshot(snapshot.bytes).update) : [];
  const held = opened.length > 0 ? (snapshot?.seq ?? 0) : 0;
  const gap = logged.indexOf(0, 1);
  return {
    snapshot: opened,
    versions: [...blocks.flat(), ...versionsOf(updates)].sort((a, b) => a.seq - b.seq),
    gap: gap === -1 ? undefined : gap,
    isMissing: logged.indexOf(0, held + 1) !== -1,
    damaged,
  };
}

const updatesOf = (versions: readonly Version[]): Uint8Array[] =>
  versions.flatMap(({ contributions }) => contributions.map(({ update }) => update));

/** Versions are whole up to the gap; all that came after is one, in which what nobody is known to have written has its place. */
function upTo(gap: number, versions: readonly Version[], { seq, last }: Salvaged, whole: Y.Doc): Version[] {
  const before = versions.filter((version) => version.seq < gap);
  const after = versions
    .filter((version) => version.seq >= gap)
    .flatMap(({ contributions }) => contributions);
  const times = after.map(({ to }) => to);
  const at = Math.max(
    0,
    ...before.flatMap(({ contributions }) => contributions.map(({ to }) => to)),
    ...times,
  );
  const rest = { member: UNKNOWN, from: at, to: at, update: Y.encodeStateAsUpdate(whole) };
  return [...before, { seq, n: last, contributions: [...after, rest] }];
}
