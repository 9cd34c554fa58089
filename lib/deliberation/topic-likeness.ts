/**
 * Which texts speak of the same matter, roughly, without a dictionary: by neighbouring Chinese characters, single ones
 * for less, and words of letters. What many texts hold says little.
 */
import type { DocumentId } from '../shared/ids.ts';

/** How much each part stands for in a text. */
type Likeness = ReadonlyMap<string, number>;

/** They stand in every second sentence and say nothing of what it is about. */
const EMPTY = new Set([...'的了在是和与及也都就很还请吗呢吧啊有没能把被让给我们你他她这那个不要想']);
/** A single character says less than two together, and the text behind a title says it less exactly. */
const OF_ONE = 0.4;
const OF_MORE = 0.5;
/** Texts that share this much of their direction are about the same, as people see it. */
const ALIKE = 0.15;
const RUN = /\p{Script=Han}+|[a-z0-9]+/gu;

interface Known {
  readonly likeness: Likeness;
  /** Under the weights of `version`. */
  length: number;
  version: number;
}

export class AlikeTexts {
  readonly #known = new Map<DocumentId, Known>();
  /** How many texts hold each part. */
  readonly #held = new Map<string, number>();
  #weights = new Map<string, number>();
  #version = 0;

  set(id: DocumentId, title: string, text: string): void {
    this.delete(id);
    const likeness = likenessOf(title, text);
    for (const part of likeness.keys()) this.#held.set(part, (this.#held.get(part) ?? 0) + 1);
    this.#known.set(id, { likeness, length: 0, version: -1 });
    this.#changed();
  }

  delete(id: DocumentId): void {
    const gone = this.#known.get(id);
    if (!gone) return;
    this.#known.delete(id);
    for (const part of gone.likeness.keys()) this.#held.set(part, (this.#held.get(part) ?? 1) - 1);
    this.#changed();
  }

  #changed(): void {
    this.#version++;
    this.#weights = new Map();
  }

  #weight(part: string): number {
    const known = this.#weights.get(part);
    if (known !== undefined) return known;
    const weight = Math.log(1 + this.#known.size / (1 + (this.#held.get(part) ?? 0)));
    this.#weights.set(part, weight);
    return weight;
  }

  #length(likeness: Iterable<readonly [string, number]>): number {
    let sum = 0;
    for (const [part, worth] of likeness) sum += worth * worth * this.#weight(part);
    return Math.sqrt(sum);
  }

  /** How like each text is, 0 to 1; those that are not are left out. */
  to(text: string): ReadonlyMap<DocumentId, number> {
    // What nobody else writes, such as the end of one word with the beginning of the next, says nothing of likeness.
    const own = [...likenessOf(text)].filter(([part]) => (this.#held.get(part) ?? 0) > 0);
    const length = this.#length(own);
    const found = new Map<DocumentId, number>();
    for (const [id, known] of this.#known) {
      const common = this.#common(own, known.likeness);
      if (common === 0) continue;
      if (known.version !== this.#version) {
        known.length = this.#length(known.likeness);
        known.version = this.#version;
      }
      const share = common / (length * known.length);
      if (share >= ALIKE) found.set(id, share);
    }
    return found;
  }

  /** 0 without a word, or two characters, in common. */
  #common(own: readonly (readonly [string, number])[], theirs: Likeness): number {
    let common = 0;
    let shareWord = false;
    for (const [part, worth] of own) {
      const their = theirs.get(part);
      if (their === undefined) continue;
      common += worth * their * this.#weight(part);
      shareWord ||= part.length > 1;
    }
    return shareWord ? common : 0;
  }
}

function likenessOf(title: string, text = ''): Likeness {
  const found = new Map<string, number>();
  read(title, 1, found);
  read(text, OF_MORE, found);
  return found;
}

function read(text: string, worth: number, found: Map<string, number>): void {
  const add = (part: string, share = 1) => found.set(part, (found.get(part) ?? 0) + worth * share);
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (/^[a-z0-9]/.test(run)) add(run);
    else readHan(run, add);
  }
}

/** Words end at characters that say nothing. */
function readHan(run: string, add: (part: string, share?: number) => void): void {
  let before = '';
  for (const character of run) {
    const full = !EMPTY.has(character);
    if (full) add(character, OF_ONE);
    if (full && before !== '') add(before + character);
    before = full ? character : '';
  }
}
