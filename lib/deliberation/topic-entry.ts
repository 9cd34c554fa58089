/** An act of a topic in fold order, by its type. */
import type { ActOf, Entry, FoldInput, heldActs } from '../record/kind.ts';
import type { MemberId } from '../shared/ids.ts';
import type { TopicActs } from './topic-acts.ts';
import type { Hand } from './topic-state.ts';

export type TopicAct = ActOf<TopicActs & typeof heldActs>;
export type TopicEntry<T extends TopicAct['type'] = TopicAct['type']> = Entry<
  Extract<TopicAct, { readonly type: T }>
>;

export type TopicFoldInput = FoldInput<TopicActs & typeof heldActs>;

/** Narrows an entry with its act. */
export const isTopicEntryOf = <T extends TopicAct['type']>(
  entry: TopicEntry,
  type: T,
): entry is TopicEntry<T> & TopicEntry => entry.act.type === type;

/** Whom the act counts for. */
export const subjectIn = ({ act }: TopicEntry): MemberId => act.for ?? act.author.id;
export const isOwnWord = (entry: TopicEntry): boolean => subjectIn(entry) === entry.act.author.id;

export function handOf(entry: TopicEntry): Hand {
  const { author, at } = entry.act;
  const by = subjectIn(entry);
  return by === author.id ? { by, at } : { by, byHand: author.id, at };
}

/** Neither had seen the other. */
export const areConcurrent = (a: TopicEntry, b: TopicEntry): boolean =>
  a !== b && !a.sees(b.act.id) && !b.sees(a.act.id);

/** Those that no other of them has seen, in fold order. */
export const unseenAmong = <E extends TopicEntry>(entries: readonly E[]): E[] =>
  entries.filter(({ act }) => !entries.some((other) => other.sees(act.id)));

/** One of the newest of them, and contradicted by another of the newest: no later one has seen both. */
export function isContestedAmong<E extends TopicEntry>(
  entry: E,
  entries: readonly E[],
  contradicts: (other: E) => boolean,
): boolean {
  const newest = unseenAmong(entries);
  return newest.includes(entry) && newest.some(contradicts);
}
