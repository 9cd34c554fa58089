/** What is written: as in a meeting, flat keys in the sheet and text in minutes. Every server gets the same. */
import * as Y from 'yjs';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';

export const MINUTES = 'prose/minutes/notes';
export const CHAT = 'prose/minutes/chat';
const SHEET = 'sheet';

const WORDS = (
  'we should agree on the budget before the next release because the customer asked for a shorter timeline and ' +
  'nobody has checked the numbers yet please send an update to everyone after this meeting about open risks owners ' +
  'dates decision follow up design review migration plan testing rollout support legal privacy marketing hiring'
).split(' ');
const AUTHORS = 5;

const sentence = (random: SeededRandom, words: number): string =>
  `${Array.from({ length: words }, () => random.pick(WORDS)).join(' ')}. `;

/** At least `bytes` when encoded: headings, paragraphs, marks and agenda, by five people in turns, with deletions. */
export function meetingDocument(bytes: number): Uint8Array {
  const random = seededRandom(1);
  const authors = Array.from({ length: AUTHORS }, (_, n) => {
    const doc = new Y.Doc();
    doc.clientID = 101 + n;
    return doc;
  });
  authors[0]?.getMap(SHEET).set('title', 'Monthly meeting');
  for (let size = 0; size < bytes; ) {
    const doc = random.pick(authors);
    for (const other of authors)
      if (other !== doc) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
    for (let n = 0; n < (bytes > 300_000 ? 40 : 8); n++) writeParagraph(doc, random);
    for (let n = 0; n < 2; n++) writeItem(doc, random);
    size = Y.encodeStateAsUpdate(doc).length;
  }
  return Y.mergeUpdates(authors.map((doc) => Y.encodeStateAsUpdate(doc)));
}

function writeParagraph(doc: Y.Doc, random: SeededRandom): void {
  const minutes = doc.getXmlFragment(MINUTES);
  const element = new Y.XmlElement(random.next() < 0.15 ? 'heading' : 'paragraph');
  const text = new Y.XmlText();
  element.insert(0, [text]);
  minutes.insert(random.below(minutes.length + 1), [element]);
  // Typed in bursts, each a transaction of its own.
  for (let bursts = 2 + random.below(6); bursts > 0; bursts--)
    text.insert(text.length, sentence(random, 4 + random.below(12)));
  if (random.next() < 0.3) text.format(2, 10, { bold: true });
  if (random.next() < 0.3) text.delete(5, Math.min(12, text.length - 5));
}

function writeItem(doc: Y.Doc, random: SeededRandom): void {
  const sheet = doc.getMap(SHEET);
  const item = `item/${random.below(1e9).toString(36)}`;
  sheet.set(`${item}/title`, sentence(random, 6));
  sheet.set(`${item}/order`, random.below(1e6).toString(36));
  sheet.set(`${item}/minutes`, random.below(30));
}

/**
 * Small edits: of ten, eight keystrokes and two sheet keys. Each takes one tick of Yjs' clock, so that a client's n-th
 * edit is (client id, n) and can be told from any update, merged or not.
 */
export class Editor {
  readonly doc = new Y.Doc({ gc: false });
  readonly #random: SeededRandom;
  #edits = 0;
  #position = 0;
  #last: Uint8Array = new Uint8Array(0);

  constructor(client: number, base?: Uint8Array) {
    if (base) Y.applyUpdate(this.doc, base);
    this.doc.clientID = client;
    this.#random = seededRandom(client);
    this.doc.on('update', (update: Uint8Array) => {
      this.#last = update;
    });
  }

  get client(): number {
    return this.doc.clientID;
  }

  /** The update. */
  edit(): Uint8Array {
    if (this.#random.next() < 0.8) {
      this.doc.getText(CHAT).insert(this.#position, this.#random.pick([...'etaoin shrdlu']));
      this.#position += 1;
    } else {
      this.doc.getMap(SHEET).set(`item/b${this.client}/title`, `edit ${this.#edits}`);
    }
    this.#edits += 1;
    return this.#last;
  }
}

/** Each run of ticks in an update, decoded in full. */
export function editsIn(
  update: Uint8Array,
  each: (client: number, clock: number, length: number) => void,
): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct.constructor.name !== 'Skip') each(struct.id.client, struct.id.clock, struct.length);
  }
}
