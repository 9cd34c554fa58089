/** Search over topics' rows, by characters and pinyin, on the device: made once, then updated row by row. */
import type { DocumentId } from '../shared/ids.ts';
import { findPinyin, readingsOf } from '../shared/pinyin.ts';
import type { TopicRow } from './topic-clusters.ts';
import { AlikeTexts } from './topic-likeness.ts';

/** The fields that can be found in, the most telling first, with what a hit there is worth. */
const fields = [
  { of: 'title', worth: 8 },
  { of: 'place', worth: 4 },
  { of: 'text', worth: 2 },
] as const;
type Field = (typeof fields)[number]['of'];
type Readings = ReturnType<typeof readingsOf>;

interface Indexed {
  /** As it was taken in: what did not change is not read again. */
  readonly row: Pick<TopicRow['summary'], Field>;
  readonly texts: Readonly<Record<Field, string>>;
  /** Of the title, then the place; from the first search by letters on. */
  readings: readonly Readings[] | undefined;
  support: number;
}

const LETTERS = /^[a-z0-9ü']+$/;

export class TopicSearch {
  readonly #indexed = new Map<DocumentId, Indexed>();
  /** From the first question for similar topics on. */
  #alike: AlikeTexts | undefined;

  /** Takes in what is new or has changed, and lets go of what is not there any more. */
  update(rows: readonly TopicRow[]): void {
    const here = new Set(rows.map(({ id }) => id));
    for (const id of this.#indexed.keys()) {
      if (here.has(id)) continue;
      this.#indexed.delete(id);
      this.#alike?.delete(id);
    }
    for (const row of rows) this.#take(row);
  }

  #take({ id, summary }: TopicRow): void {
    const { title, place, text, seconders } = summary;
    const known = this.#indexed.get(id);
    if (known && fields.every(({ of }) => known.row[of] === summary[of])) {
      known.support = seconders.length;
      return;
    }
    this.#indexed.set(id, {
      row: { title, place, text },
      texts: { title: joined(title), place: joined(place), text: joined(text) },
      readings: undefined,
      support: seconders.length,
    });
    this.#alike?.set(id, title, text);
  }

  /** Topics with every word that was typed, the best first. */
  search(typed: string, limit = 50): DocumentId[] {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return this.#best(limit, (_id, topic) => {
      let total = 0;
      for (const word of words) {
        const worth = worthOf(topic, word);
        if (worth === 0) return 0;
        total += worth;
      }
      return total;
    });
  }

  /** Topics that speak of the same matter as a text that is being written, the likest first. */
  similar(text: string, limit = 5): DocumentId[] {
    if (!this.#alike) {
      this.#alike = new AlikeTexts();
      for (const [id, { row }] of this.#indexed) this.#alike.set(id, row.title, row.text);
    }
    const alike = this.#alike.to(text);
    return this.#best(limit, (id) => alike.get(id) ?? 0);
  }

  /** The highest first; a tie goes by support, then by id. */
  #best(limit: number, worth: (id: DocumentId, topic: Indexed) => number): DocumentId[] {
    const found: { id: DocumentId; worth: number; support: number }[] = [];
    for (const [id, topic] of this.#indexed) {
      const own = worth(id, topic);
      if (own > 0) found.push({ id, worth: own, support: topic.support });
    }
    found.sort((a, b) => b.worth - a.worth || b.support - a.support || (a.id < b.id ? -1 : 1));
    return found.slice(0, limit).map(({ id }) => id);
  }
}

/** Full-width letters as plain ones, all small. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Some write a space around numbers, others do not. */
const joined = (text: string): string => plain(text).replace(/\s+/g, '');

function worthOf(topic: Indexed, word: string): number {
  const { texts } = topic;
  for (const { of, worth } of fields) {
    const at = texts[of].indexOf(word);
    if (at >= 0) return at === 0 ? worth + 1 : worth;
  }
  if (!LETTERS.test(word)) return 0;
  topic.readings ??= [readingsOf(texts.title), readingsOf(texts.place)];
  return topic.readings.some((each) => findPinyin(each, word) >= 0) ? 1 : 0;
}
