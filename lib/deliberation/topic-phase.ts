/**
 * How far a topic has come [TOPIC4]. What an act has seen, it goes on from; of acts that had not seen each other the
 * one that leads furthest counts, and the rest came too late.
 */
import { isContestedAmong, isTopicEntryOf, type TopicEntry, unseenAmong } from './topic-entry.ts';
import type { TopicPhase } from './topic-state.ts';

export type Governing = TopicEntry<'raise' | 'screen' | 'schedule' | 'decide' | 'assign' | 'claimDone'>;

const order = [
  'missing',
  'raised',
  'declined',
  'taken-up',
  'on-agenda',
  'not-adopted',
  'decided',
  'under-way',
  'claimed-done',
] as const satisfies readonly TopicPhase[];
const rankOf = (phase: TopicPhase): number => order.indexOf(phase);

export interface Reached {
  readonly phase: TopicPhase;
  readonly by: Governing | undefined;
  /** The phase had gone further in their absence. */
  readonly overtaken: readonly Governing[];
}

/** `governing` in fold order, all by right. */
export function reachedBy(governing: readonly Governing[]): Reached {
  const newest = unseenAmong(governing).map((entry) => ({ entry, phase: phaseAfter(entry, governing) }));
  const furthest = Math.max(0, ...newest.map(({ phase }) => rankOf(phase)));
  const overtaken = newest.filter(({ phase }) => rankOf(phase) < furthest).map(({ entry }) => entry);
  const by = newest.findLast(({ phase }) => rankOf(phase) === furthest)?.entry;
  return { phase: order[furthest] ?? 'missing', by, overtaken };
}

/** What is contested counts for nothing: the topic stays where it was before. */
function phaseAfter(entry: Governing, all: readonly Governing[]): TopicPhase {
  if (isTopicEntryOf(entry, 'screen')) {
    return screenIsContested(entry, all) ? 'raised' : entry.act.body.verdict;
  }
  if (isTopicEntryOf(entry, 'decide')) {
    if (decideIsContested(entry, all)) return 'on-agenda';
    switch (entry.act.body.outcome) {
      case 'adopted':
        return 'decided';
      case 'rejected':
        return 'not-adopted';
      case 'deferred':
        return 'taken-up';
    }
  }
  if (isTopicEntryOf(entry, 'schedule')) return 'on-agenda';
  if (isTopicEntryOf(entry, 'assign')) return 'under-way';
  return isTopicEntryOf(entry, 'claimDone') ? 'claimed-done' : 'raised';
}

export function screenIsContested(entry: TopicEntry<'screen'>, all: readonly TopicEntry[]): boolean {
  const screens = all.filter((other) => isTopicEntryOf(other, 'screen'));
  return isContestedAmong(entry, screens, ({ act }) => act.body.verdict !== entry.act.body.verdict);
}

export function decideIsContested(entry: TopicEntry<'decide'>, all: readonly TopicEntry[]): boolean {
  const decides = all.filter((other) => isTopicEntryOf(other, 'decide'));
  return isContestedAmong(entry, decides, ({ act }) => act.body.outcome !== entry.act.body.outcome);
}
