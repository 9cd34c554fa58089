/**
 * Under which Yjs client ids a document was written to on this device. A restored centre may not know them any more, and
 * is told with each connection: what comes under others' ids is somebody else's [SYNC8].
 */
import * as Y from 'yjs';
import type { DocumentId } from '../shared/ids.ts';
import type { MemberDb } from './member-db.ts';

/** The centre reads no more. */
const MOST = 64;

const ownKey = (doc: DocumentId): string => `own:${doc}`;

export class OwnClients {
  readonly #db: MemberDb;
  readonly #doc: DocumentId;
  /** In the order in which they came. */
  readonly #ids = new Set<number>();
  readonly #written = new Set<number>();

  constructor(db: MemberDb, doc: DocumentId) {
    this.#db = db;
    this.#doc = doc;
  }

  async load(): Promise<void> {
    for (const id of await readOwn(this.#db, this.#doc)) {
      this.#ids.add(id);
      this.#written.add(id);
    }
  }

  /** Called before what was written is kept: the database keeps the order of what is asked of it. */
  note(client: number): void {
    this.#ids.add(client);
    if (this.#written.has(client)) return;
    this.#written.add(client);
    void this.#write(client).catch(() => undefined);
  }

  /** By another tab, or before this page was opened. */
  noteIn(update: Uint8Array): void {
    for (const client of Y.parseUpdateMeta(update).from.keys()) this.note(client);
  }

  /** They are another's at the centre; what was written under them is entered under a new one. */
  async forget(clients: ReadonlySet<number>): Promise<void> {
    for (const client of clients) this.#ids.delete(client);
    const tx = this.#db.transaction('kv', 'readwrite');
    const known = ((await tx.store.get(ownKey(this.#doc))) ?? []) as number[];
    await tx.store.put(
      known.filter((id) => !clients.has(id)),
      ownKey(this.#doc),
    );
    await tx.done;
  }

  /** The newest. */
  ids(): readonly number[] {
    return [...this.#ids].slice(-MOST);
  }

  /** Several tabs add to it. */
  async #write(client: number): Promise<void> {
    const tx = this.#db.transaction('kv', 'readwrite');
    const known = ((await tx.store.get(ownKey(this.#doc))) ?? []) as number[];
    await tx.store.put([...known.filter((id) => id !== client), client].slice(-MOST), ownKey(this.#doc));
    await tx.done;
  }
}

const readOwn = async (db: MemberDb, doc: DocumentId): Promise<readonly number[]> =>
  ((await db.get('kv', ownKey(doc))) ?? []) as number[];

/**
 * What of one's own the centre has not, although it was acknowledged: unsent again. `unsent` is what is known to be.
 * undefined: nothing.
 */
export function lostAtTheCentre(
  doc: Y.Doc,
  own: readonly number[],
  stateVector: Uint8Array,
  unsent: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> | undefined {
  const centre = Y.decodeStateVector(stateVector);
  const first = new Map<number, number>();
  for (const update of unsent)
    for (const [client, clock] of Y.parseUpdateMeta(update).from)
      first.set(client, Math.min(clock, first.get(client) ?? clock));
  const sent = (client: number): number => first.get(client) ?? Y.getState(doc.store, client);
  const lost = own.filter((client) => (centre.get(client) ?? 0) < sent(client));
  if (lost.length === 0) return undefined;
  const but = new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)]));
  for (const client of lost) but.set(client, centre.get(client) ?? 0);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(but)) as Uint8Array<ArrayBuffer>;
}

/** Of one's own ids those under which the centre has other words: somebody claimed them before this phone came back. */
export function takenByOthers(old: Y.Doc, centre: Y.Doc, own: readonly number[]): ReadonlySet<number> {
  return new Set(
    own.filter((client) => {
      const there = contentsOf(centre, client);
      return [...contentsOf(old, client)].some(
        ([clock, content]) => (there.get(clock) ?? content) !== content,
      );
    }),
  );
}

/** By clock, of what is not deleted. */
function contentsOf(doc: Y.Doc, client: number): ReadonlyMap<number, string> {
  const contents = new Map<number, string>();
  for (const struct of doc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    const { content, id, length } = struct;
    const parts = content instanceof Y.ContentType ? [] : content.getContent();
    for (let i = 0; i < length; i++)
      contents.set(id.clock + i, JSON.stringify(parts[i] ?? content.constructor.name));
  }
  return contents;
}
