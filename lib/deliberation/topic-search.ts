/** Search over topics' rows, by characters and pinyin, on the device: made once, then updated row by row. */
import type { DocumentId } from '../shared/ids.ts';
import { findPinyin, readingsOf } from '../shared/pinyin.ts';
import type { TopicRow } from './topic-clusters.ts';
import { type Likeness, likenessOf } from './topic-likeness.ts';

/** The fields that can be found in, the most telling first, with what a hit there is worth. */
const fields = [
  { of: 'title', worth: 8 },
  { of: 'place', worth: 4 },
  { of: 'text', worth: 2 },
] as const;
type Field = (typeof fields)[number]['of'];

interface Indexed {
  /** As it was taken in: what did not change is not read again. */
  readonly source: string;
  readonly texts: Readonly<Record<Field, string>>;
  /** Of the title, then the place. */
  readonly readings: readonly (readonly (readonly string[])[])[];
  readonly likeness: Likeness;
  readonly support: number;
}

const LETTERS = /^[a-z0-9ü' ]+$/;

export class TopicSearch {
  readonly #indexed = new Map<DocumentId, Indexed>();
  /** How many topics hold each part: what many hold says little. */
  readonly #held = new Map<string, number>();

  /** Takes in what is new or has changed, and lets go of what is not there any more. */
  update(rows: readonly TopicRow[]): void {
    const here = new Set(rows.map(({ id }) => id));
    for (const id of this.#indexed.keys()) if (!here.has(id)) this.#remove(id);
    for (const row of rows) this.#take(row);
  }

  #take({ id, summary }: TopicRow): void {
    const { title, place, text, seconders } = summary;
    const source = [title, place, text, seconders.length].join('\n');
    if (this.#indexed.get(id)?.source === source) return;
    this.#remove(id);
    const likeness = likenessOf(title, text);
    for (const pair of likeness.keys()) this.#held.set(pair, (this.#held.get(pair) ?? 0) + 1);
    this.#indexed.set(id, {
      source,
      texts: { title: joined(title), place: joined(place), text: joined(text) },
      readings: [readingsOf(joined(title)), readingsOf(joined(place))],
      likeness,
      support: seconders.length,
    });
  }

  #remove(id: DocumentId): void {
    const gone = this.#indexed.get(id);
    if (!gone) return;
    this.#indexed.delete(id);
    for (const pair of gone.likeness.keys()) this.#held.set(pair, (this.#held.get(pair) ?? 1) - 1);
  }

  /** Topics with every word that was typed, the best first. */
  search(typed: string, limit = 50): DocumentId[] {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return best(this.#indexed, limit, (topic) => {
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
    const all = this.#indexed.size;
    const weightOf = (part: string) => Math.log(1 + all / (1 + (this.#held.get(part) ?? 0)));
    // What nobody else writes, such as the end of one word with the beginning of the next, says nothing of likeness.
    const own = [...likenessOf(text)].filter(([part]) => (this.#held.get(part) ?? 0) > 0);
    const length = lengthOf(own, weightOf);
    return best(this.#indexed, limit, ({ likeness }) => {
      let common = 0;
      let shareWord = false;
      for (const [part, worth] of own) {
        const theirs = likeness.get(part);
        if (theirs === undefined) continue;
        common += worth * theirs * weightOf(part);
        shareWord ||= part.length > 1;
      }
      if (!shareWord) return 0;
      const share = common / (length * lengthOf(likeness, weightOf));
      return share >= LIKE ? share : 0;
    });
  }
}

/** Of two texts that share this much of their direction people say that they are about the same. */
const LIKE = 0.15;

const lengthOf = (likeness: Iterable<[string, number]>, weightOf: (part: string) => number): number => {
  let sum = 0;
  for (const [part, worth] of likeness) sum += worth * worth * weightOf(part);
  return Math.sqrt(sum);
};

/** Full-width letters as plain ones, all small. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Some write a space around numbers, others do not. */
const joined = (text: string): string => plain(text).replace(/\s+/g, '');

function worthOf({ texts, readings }: Indexed, word: string): number {
  for (const { of, worth } of fields) {
    const at = texts[of].indexOf(word);
    if (at >= 0) return at === 0 ? worth + 1 : worth;
  }
  if (!LETTERS.test(word)) return 0;
  return readings.some((each) => findPinyin(each, word) >= 0) ? 1 : 0;
}

/** The highest first; a tie goes by support, then by id. */
function best(
  indexed: ReadonlyMap<DocumentId, Indexed>,
  limit: number,
  worth: (topic: Indexed) => number,
): DocumentId[] {
  const found: { id: DocumentId; worth: number; support: number }[] = [];
  for (const [id, topic] of indexed) {
    const own = worth(topic);
    if (own > 0) found.push({ id, worth: own, support: topic.support });
  }
  found.sort((a, b) => b.worth - a.worth || b.support - a.support || (a.id < b.id ? -1 : 1));
  return found.slice(0, limit).map(({ id }) => id);
}
