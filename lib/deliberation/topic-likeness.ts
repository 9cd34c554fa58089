/**
 * What a text speaks of, roughly, without a dictionary: neighbouring Chinese characters, single ones for less, and
 * words of letters.
 */

/** How much each stands for. */
export type Likeness = ReadonlyMap<string, number>;

/** They stand in every second sentence and say nothing of what it is about. */
const EMPTY = new Set([...'的了在是和与及也都就很还请吗呢吧啊有没能把被让给我们你他她这那个不要想']);
/** A single character says less than two together. */
const OF_ONE = 0.4;
const RUN = /[\p{Script=Han}]+|[a-z0-9]+/gu;

/** `more`: a text behind the first, which says it less exactly. */
export function likenessOf(text: string, more = ''): Likeness {
  const found = new Map<string, number>();
  read(text, 1, found);
  read(more, 0.5, found);
  return found;
}

function read(text: string, worth: number, found: Map<string, number>): void {
  const add = (part: string, share = 1) => found.set(part, (found.get(part) ?? 0) + worth * share);
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (/^[a-z0-9]/.test(run)) add(run);
    else {
      for (const pair of pairsIn(run)) add(pair);
      for (const character of run) if (!EMPTY.has(character)) add(character, OF_ONE);
    }
  }
}

/** Words end at characters that say nothing. */
function pairsIn(run: string): string[] {
  const pairs: string[] = [];
  let before = '';
  for (const character of run) {
    const full = !EMPTY.has(character);
    if (full && before !== '') pairs.push(before + character);
    before = full ? character : '';
  }
  return pairs;
}
