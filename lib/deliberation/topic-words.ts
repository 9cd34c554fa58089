/** What people said once each: seconds and answers. The last counts, and one's own outranks a helper's [ACT7]. */
import type { Remark } from '../record/kind.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import { isOwnWord, subjectIn, type TopicEntry } from './topic-entry.ts';

/** Each person's word among `entries`, which are in fold order; what it replaced is remarked. */
export function lastWords<E extends TopicEntry>(
  entries: readonly E[],
  remarks: Map<ActId, Remark>,
): Map<MemberId, E> {
  const byPerson = new Map<MemberId, E[]>();
  for (const entry of entries) {
    const of = byPerson.get(subjectIn(entry));
    if (of) of.push(entry);
    else byPerson.set(subjectIn(entry), [entry]);
  }
  const words = new Map<MemberId, E>();
  for (const [person, said] of byPerson) {
    const word = lastOf(said, remarks);
    if (word) words.set(person, word);
  }
  return words;
}

/** Of one person's words: the own ones first. */
export function lastOf<E extends TopicEntry>(said: readonly E[], remarks: Map<ActId, Remark>): E | undefined {
  const own = said.filter(isOwnWord);
  const word = (own.length > 0 ? own : said).at(-1);
  for (const entry of said) {
    if (!word || entry === word) continue;
    const code = own.length > 0 && !isOwnWord(entry) ? 'own-word-stands' : 'replaced';
    remarks.set(entry.act.id, { standing: 'replaced', code, by: word.act.id });
  }
  return word;
}
