/** For tests: people writing one document together, now and then offline, over a store as a room would fill it. */
import * as Y from 'yjs';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import { type DocumentId, documentId, type MemberId, memberId } from '../../lib/shared/ids.ts';
import type { SeededRandom } from '../../lib/testing/seeded-random.ts';
import type { DocumentStore, LoggedUpdate } from '../storage/store.ts';

export const WRITTEN: DocumentId = documentId('meeting', 'written-together');
const PROSE = ['prose/minutes/a', 'prose/minutes/b'];
const KEYS = ['meeting/title', 'item/a/title', 'item/a/order', 'item/b/title'];

/** Everything a reader can see. */
export interface Seen {
  readonly prose: readonly string[];
  readonly sheet: unknown;
  readonly acts: unknown;
  readonly stamps: unknown;
}

export const seen = (doc: Y.Doc): Seen => ({
  prose: PROSE.map((root) => doc.getXmlFragment(root).toString()),
  sheet: doc.getMap('sheet').toJSON(),
  acts: doc.getMap('acts').toJSON(),
  stamps: doc.getMap('stamps').toJSON(),
});

/** State vector and delete set, in one form whatever the order in which they came about. */
export function held(doc: Y.Doc): { clocks: unknown; deleted: unknown } {
  const { sv, ds } = Y.snapshot(doc);
  const byClient = <T>(map: Map<number, T>): [number, T][] => [...map].sort(([a], [b]) => a - b);
  return {
    clocks: byClient(sv),
    deleted: byClient(ds.clients).map(([client, ranges]) => [
      client,
      Y.mergeDeleteSets([ds]).clients.get(client) ?? ranges,
    ]),
  };
}

interface Writer {
  readonly member: MemberId;
  doc: Y.Doc;
}

export class WrittenTogether {
  /** As in a room's memory. */
  readonly centre = new Y.Doc();
  /** What could be read when update `seq` had been stored. */
  readonly asOf = new Map<number, Seen>();
  /** All that was appended, never compacted. */
  readonly log: LoggedUpdate[] = [];
  now: Instant = Date.UTC(2026, 10, 1);
  readonly #store: DocumentStore;
  readonly #random: SeededRandom;
  readonly #writers: Writer[];

  constructor(store: DocumentStore, random: SeededRandom, people = 3) {
    this.#store = store;
    this.#random = random;
    this.centre.clientID = 1;
    this.#writers = Array.from({ length: people }, (_, i) => ({
      member: memberId(`m${i}`),
      doc: this.#newDoc(),
    }));
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = FIRST_MEMBER_CLIENT + this.#random.below(2 ** 31);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.centre));
    return doc;
  }

  /** One person does something, and perhaps delivers what they have. */
  async step(): Promise<void> {
    const random = this.#random;
    const writer = random.pick(this.#writers);
    if (random.below(20) === 0) this.now += random.below(20 * 60_000);
    else this.now += random.below(3000);
    if (random.below(60) === 0) {
      await this.#deliver(writer);
      writer.doc = this.#newDoc();
    }
    this.#edit(writer.doc);
    if (random.below(3) > 0) await this.#deliver(writer);
  }

  #edit(doc: Y.Doc): void {
    const random = this.#random;
    const fragment = doc.getXmlFragment(random.pick(PROSE));
    const block = fragment.length > 0 ? fragment.get(random.below(fragment.length)) : undefined;
    const text = block instanceof Y.XmlElement ? (block.get(0) as Y.XmlText) : undefined;
    switch (random.below(12)) {
      case 0: {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('新的一段')]);
        return fragment.insert(random.below(fragment.length + 1), [paragraph]);
      }
      case 1:
        return fragment.length > 3 ? fragment.delete(random.below(fragment.length), 1) : undefined;
      case 2:
        doc.getMap('sheet').set(random.pick(KEYS), random.below(1000));
        return;
      case 3:
        return doc.getMap('sheet').delete(random.pick(KEYS));
      case 4:
        doc.getMap('acts').set(`act-${random.below(2 ** 31)}`, 'a signed text');
        return;
      case 5:
        return text && text.length > 4 ? text.format(1, 3, { bold: random.below(2) === 0 }) : undefined;
      case 6:
      case 7:
        return text && text.length > 2 ? text.delete(random.below(text.length - 1), 1) : undefined;
      default:
        return text?.insert(random.below(text.length + 1), random.pick(['路', '灯', 'lamp ', '修']));
    }
  }

  async #deliver({ member, doc }: Writer): Promise<void> {
    const emitted: Uint8Array[] = [];
    const note = (update: Uint8Array): void => {
      emitted.push(update);
    };
    this.centre.on('update', note);
    Y.applyUpdate(this.centre, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.centre)));
    const stamps = this.centre.getMap('stamps');
    for (const id of this.centre.getMap('acts').keys())
      if (!stamps.has(id)) stamps.set(id, { no: stamps.size + 1, at: this.now });
    this.centre.off('update', note);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.centre, Y.encodeStateVector(doc)));
    if (emitted.length === 0) return;
    const seq = this.log.length + 1;
    this.asOf.set(seq, seen(this.centre));
    const update = Y.mergeUpdates(emitted);
    const append = { doc: WRITTEN, seq, update, member, at: this.now, clients: [], deletions: [] };
    const n = await this.#store.append(append);
    this.log.push({ seq, n, member, at: this.now, update });
  }
}
