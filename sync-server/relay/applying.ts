/** Changes a room's document by what was let in: what becomes of it is what is stored and forwarded. */
import * as Y from 'yjs';
import { actsOf, badgesOf } from '../../lib/record/document.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { Admission } from '../guard/verdict.ts';
import type { SignedRecord } from '../healing/signed-record.ts';
import type { Emitted } from './joined-updates.ts';
import type { LoadedDocument } from './loaded-document.ts';
import type { RoomRecord } from './room-record.ts';
import type { StoredUpdate } from './submission.ts';

export type Applied = Omit<StoredUpdate, 'sender'>;

/** undefined if Yjs could not make of it what the guard foresaw: then nothing of it may be kept. */
export function applyAdmitted(
  loaded: LoadedDocument,
  record: RoomRecord,
  { update, acts }: Admission,
  now: Instant,
): Applied | undefined {
  const { doc } = loaded;
  try {
    const emitted = loaded.emittedBy(() => {
      Y.applyUpdate(doc, update, record);
      if (acts.length > 0 && !isWaiting(doc)) record.stamp(doc, acts, now);
    });
    if (isWaiting(doc)) return undefined;
    // The first is what was sent. Then come deletions of formats that Yjs finds needed no more, and stamps.
    const [sent, ...added] = emitted;
    if (!sent) return undefined;
    if (added.length === 0) return { update: sent.update, emitted: sent, added: undefined };
    return { update: merged(emitted) ?? sent.update, emitted: undefined, added: merged(added) };
  } catch {
    return undefined;
  }
}

const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** Acts and badges that others signed, in the community's own hand, stamped [SYNC8]. */
export function enterSigned(
  loaded: LoadedDocument,
  record: RoomRecord,
  { texts, acts, stamps }: SignedRecord,
  now: Instant,
): Applied {
  const { doc } = loaded;
  const emitted = loaded.emittedBy(() => {
    doc.transact(() => {
      for (const [key, text] of texts.badges) badgesOf(doc).set(key, text);
      for (const [key, text] of texts.acts) actsOf(doc).set(key, text);
    }, record);
    if (acts.length > 0) record.stamp(doc, acts, now, stamps);
  });
  return { update: merged(emitted) as Uint8Array, emitted: undefined, added: undefined };
}

function merged(emitted: readonly Emitted[]): Uint8Array | undefined {
  const [first, ...more] = emitted.map(({ update }) => update);
  return first && more.length > 0 ? Y.mergeUpdates([first, ...more]) : first;
}
