/** After a refusal: a document goes on from the centre's copy, and loses nothing but what was named [GUARD6]. */
import * as Y from 'yjs';
import { decodeUpdate } from '../record/decode.ts';
import type { Place, Refusal } from '../shared/refusal.ts';
import { Connection } from './connection.ts';
import { documentCore, makeDoc, STORED_HERE } from './document-core.ts';
import type { LiveReplica } from './live-replica.ts';
import type { MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { readPlace } from './readable.ts';
import { reenter } from './reenter.ts';
import { type Aside, setAside } from './set-aside.ts';

/** Refused so often, everything unsent is set aside: a loop would help nobody. */
const MOST_ROUNDS = 5;
const COPY_PATIENCE_MS = 20_000;

/** False: the centre's copy could not be had; nothing is changed then, and the next connection tries again. */
export async function startAgain(
  context: MemberContext,
  replica: LiveReplica,
  refusal: Refusal,
  round: number,
): Promise<boolean> {
  const named = refusal.places ?? [];
  const aside = (doc: Y.Doc, places: readonly Place[]): Aside[] =>
    places.map((place) => ({ doc: replica.id, place, refusal, content: readPlace(doc, place) }));
  await setAside(context, aside(replica.doc(), named));
  const fresh = makeDoc();
  if (!(await fetchCopy(context, replica, fresh))) return false;
  await context.outbox.settledDown();
  // From here to `adopt` nothing is awaited: no keystroke falls between the copies.
  const old = replica.doc();
  const copy = Y.encodeStateAsUpdate(fresh);
  const unsent = refusal.code === 'client-taken' ? madeIn(context.outbox.rowsOf(replica.id)) : undefined;
  const entry = { old, fresh, ...(unsent ? { unsent } : {}) };
  let dropped: Place[] = [];
  let reentered: Uint8Array | undefined;
  fresh.once('update', (update: Uint8Array) => {
    reentered = update;
  });
  if (round >= MOST_ROUNDS) {
    const trial = makeDoc();
    Y.applyUpdate(trial, copy);
    dropped = reenter({ ...entry, fresh: trial, named: [] });
  } else reenter({ ...entry, named });
  const asides = aside(old, dropped);
  const epoch = (replica.core?.epoch ?? 0) + 1;
  const replaced = context.outbox.replace(replica.id, epoch, asBytes(copy), reentered && asBytes(reentered));
  const former = replica.adopt(documentCore(context.id, replica.id, epoch, fresh));
  await setAside(context, asides);
  await replaced;
  former?.destroy();
  return true;
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
      generation: context.state().generation,
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
export function enterLate(former: Y.Doc, replica: LiveReplica, rows: readonly OutboxRow[]): void {
  for (const update of rows.flatMap((row) => row.updates)) Y.applyUpdate(former, update, STORED_HERE);
  reenter({ old: former, fresh: replica.doc(), named: [], unsent: madeIn(rows) });
}

/**
 * Changes to a former copy that nobody can put in their place any more: their tab ended before the tab that leads
 * heard of them. Their text is set aside.
 */
export async function setAsideStrays(context: MemberContext, replica: LiveReplica): Promise<void> {
  const epoch = replica.core?.epoch ?? 0;
  const strays = context.outbox.rowsOf(replica.id).filter((row) => row.epoch < epoch);
  if (strays.length === 0) return;
  const content = strays
    .flatMap((row) => row.updates)
    .map(textIn)
    .join('\n');
  const refusal: Refusal = { code: 'missing-predecessors' };
  await setAside(context, [{ doc: replica.id, place: { root: 'prose' }, refusal, content }]);
  await context.outbox.settleRows(strays.map((row) => row.id));
}

/** All text and values that an update holds, without their places. */
function textIn(update: Uint8Array): string {
  const decoded = decodeUpdate(update);
  if (!decoded.ok) return '';
  return decoded.value.structs
    .map((struct) => {
      const content = struct instanceof Y.Item ? struct.content : undefined;
      if (content instanceof Y.ContentString) return content.str;
      return content instanceof Y.ContentAny ? content.arr.map(String).join(' ') : '';
    })
    .join('');
}
