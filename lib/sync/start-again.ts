/** After a refusal: a document goes on from the centre's copy, and loses nothing but what was named [GUARD6]. */
import * as Y from 'yjs';
import { decodeUpdate } from '../record/decode.ts';
import type { Place, Refusal } from '../shared/refusal.ts';
import { Connection } from './connection.ts';
import { documentCore, makeDoc, STORED_HERE } from './document-core.ts';
import type { LiveReplica } from './live-replica.ts';
import type { MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { takenByOthers } from './own-clients.ts';
import { readPlace, textIn } from './readable.ts';
import { type Reentry, reenter } from './reenter.ts';
import type { Twins } from './reentry-ids.ts';
import { setAside } from './set-aside.ts';
import { wentBack } from './went-back.ts';

/** Refused so often, everything unsent is set aside: a loop would help nobody. */
const MOST_ROUNDS = 5;
const COPY_PATIENCE_MS = 20_000;

/** A copy that was replaced: what other tabs may still be writing into. */
export interface Former {
  readonly doc: Y.Doc;
  /** What of it is what in the new copy. */
  readonly twins: Twins;
}

/** undefined: the centre's copy could not be had, or lacks what it had before; nothing is changed then, and the next connection tries again. */
export async function startAgain(
  context: MemberContext,
  replica: LiveReplica,
  refusal: Refusal,
  round: number,
): Promise<Former | undefined> {
  const { outbox } = context;
  const named = refusal.places ?? [];
  await setPlacesAside(context, replica, refusal, named);
  const fresh = makeDoc();
  if (!(await fetchCopy(context, replica, fresh))) return undefined;
  await outbox.settledDown();
  const rows = outbox.rowsOf(replica.id).flatMap((row) => row.updates);
  const isTaken = refusal.code === 'client-taken';
  // Only on a restored backup may somebody else have claimed an id that this phone wrote under.
  const isRestored = context.state().generation > 1;
  const taken =
    isTaken && isRestored ? takenByOthers(replica.doc(), fresh, replica.own.ids()) : new Set<number>();
  if (wentBack(replica.doc(), fresh, rows, taken)) return undefined;
  const isMade = madeIn(outbox.rowsOf(replica.id));
  const unsent = isTaken ? { unsent: (id: Y.ID) => taken.has(id.client) || isMade(id) } : {};
  const isLast = round >= MOST_ROUNDS;
  if (isLast) await setUnsentAside(context, replica, refusal, { fresh, named: [], ...unsent });
  // From here to `adopt` nothing is awaited: no keystroke falls between the copies.
  const old = replica.doc();
  const copy = asBytes(Y.encodeStateAsUpdate(fresh));
  const twins: Twins = new Map();
  let reentered: Uint8Array<ArrayBuffer> | undefined;
  fresh.once('update', (update: Uint8Array) => {
    reentered = asBytes(update);
  });
  if (!isLast) reenter({ old, fresh, named, twins, ...unsent });
  const epoch = (replica.core?.epoch ?? 0) + 1;
  const replaced = outbox.replace(replica.id, epoch, copy, reentered);
  const former = replica.adopt(documentCore(context.id, replica.id, epoch, fresh));
  await replaced;
  if (taken.size > 0) await replica.own.forget(taken);
  former?.destroy();
  return { doc: old, twins };
}

function setPlacesAside(
  context: MemberContext,
  replica: LiveReplica,
  refusal: Refusal,
  places: readonly Place[],
): Promise<void> {
  return setAside(
    context,
    places.map((place) => ({ doc: replica.id, place, refusal, content: readPlace(replica.doc(), place) })),
  );
}

/** Every place with something unsent; once more where somebody typed on meanwhile. */
async function setUnsentAside(
  context: MemberContext,
  replica: LiveReplica,
  refusal: Refusal,
  entry: Omit<Reentry, 'old'>,
): Promise<void> {
  const old = replica.doc();
  for (let isOver = false; !isOver; ) {
    isOver = true;
    const typedOn = (): void => {
      isOver = false;
    };
    old.once('update', typedOn);
    const trial = makeDoc();
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(entry.fresh));
    await setPlacesAside(context, replica, refusal, reenter({ ...entry, old, fresh: trial }));
    old.off('update', typedOn);
  }
}

/** What these rows made, by their own ids, whatever the centre has under the same. */
function madeIn(rows: readonly OutboxRow[]): (id: Y.ID) => boolean {
  const made = rows
    .flatMap((row) => row.updates)
    .flatMap((update) => {
      const decoded = decodeUpdate(update);
      return decoded.ok ? decoded.value.structs : [];
    });
  return ({ client, clock }) =>
    made.some(({ id, length }) => id.client === client && id.clock <= clock && clock < id.clock + length);
}

/** Yjs' own types leave open which buffer a view is of; its encoders make plain ones. */
const asBytes = (update: Uint8Array): Uint8Array<ArrayBuffer> => update as Uint8Array<ArrayBuffer>;

function fetchCopy(context: MemberContext, replica: LiveReplica, fresh: Y.Doc): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (has: boolean): void => {
      clearTimeout(patience);
      connection.destroy();
      resolve(has);
    };
    const patience = setTimeout(() => done(false), COPY_PATIENCE_MS);
    const connection = new Connection({
      id: replica.id,
      doc: fresh,
      origin: context.origin,
      // Nothing is written in it.
      own: () => [],
      asked: () => undefined,
      as: context.id,
      seq: () => 0,
      settled: () => undefined,
      refused: () => done(false),
      synced: () => done(true),
      closed: () => done(false),
      doubtful: () => done(false),
    });
    connection.connect();
  });
}

/** Another tab wrote these into the former copy before it heard of the new one. */
export function enterLate({ doc, twins }: Former, replica: LiveReplica, rows: readonly OutboxRow[]): void {
  for (const update of rows.flatMap((row) => row.updates)) Y.applyUpdate(doc, update, STORED_HERE);
  reenter({ old: doc, fresh: replica.doc(), named: [], unsent: madeIn(rows), twins });
}

/**
 * Changes to a former copy that nobody can put in their place any more: their tab ended before the tab that leads
 * heard of them. Their text is set aside.
 */
export async function setAsideStrays(context: MemberContext, replica: LiveReplica): Promise<void> {
  const epoch = replica.core?.epoch ?? 0;
  const strays = context.outbox.rowsOf(replica.id).filter((row) => row.epoch < epoch);
  if (strays.length === 0) return;
  const content = textIn(Y.mergeUpdates(strays.flatMap((row) => [...row.updates])));
  const refusal: Refusal = { code: 'missing-predecessors' };
  await setAside(context, [{ doc: replica.id, place: { root: 'prose' }, refusal, content }]);
  await context.outbox.settleRows(strays.map((row) => row.id));
}
