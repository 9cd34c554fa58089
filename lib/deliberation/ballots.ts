/** Which of a vote's ballots count: one for each entitled voter, person or household [MEET8, ACT7]. */
import type { ActId } from '../shared/ids.ts';
import type { MeetingEntry } from './meeting-entry.ts';
import type { Ballot } from './meeting-state.ts';
import type { Roll } from './roll.ts';

export type BallotEntry = MeetingEntry<'ballot'>;
export type BallotStanding = Ballot['standing'];

export const voterOf = (entry: BallotEntry) => entry.act.for ?? entry.act.author.id;
const isOwn = (entry: BallotEntry): boolean => voterOf(entry) === entry.act.author.id;

/** Standings among these ballots alone, all of them entitled; `entries` in fold order. */
export function standingsAmong(entries: readonly BallotEntry[], roll: Roll): Map<ActId, BallotStanding> {
  const standings = new Map<ActId, BallotStanding>();
  const byUnit = new Map<string, BallotEntry[]>();
  for (const ballots of groupBy(entries, voterOf).values()) {
    const last = lastOfVoter(ballots, standings);
    const unit = last && roll.unitOf(voterOf(last));
    if (last && unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), last]);
  }
  for (const members of byUnit.values()) {
    const counts =
      members.length === 1 ? members[0] : members.find((entry) => roll.entry(voterOf(entry))?.rep === true);
    for (const entry of members)
      standings.set(entry.act.id, entry === counts ? 'counts' : 'two-in-household');
  }
  return standings;
}

/** A person's later ballot replaces the earlier; their own outranks a helper's, whichever came first. */
function lastOfVoter(
  ballots: readonly BallotEntry[],
  standings: Map<ActId, BallotStanding>,
): BallotEntry | undefined {
  const own = ballots.filter(isOwn);
  const last = (own.length > 0 ? own : ballots).at(-1);
  for (const entry of ballots) {
    if (entry !== last)
      standings.set(entry.act.id, own.length > 0 && !isOwn(entry) ? 'outranked' : 'replaced');
  }
  return last;
}

export interface ClosedBallots {
  readonly standings: ReadonlyMap<ActId, BallotStanding>;
  /** Late ones that would have replaced, outranked or added to what was counted. */
  readonly late: readonly BallotEntry[];
}

/**
 * After closing, the manifest alone decides [MEET9]: ballots that it does not list are late, unless what it lists,
 * or what the closer had seen, had already put them aside.
 */
export function standingsAfterClose(
  entries: readonly BallotEntry[],
  counted: ReadonlySet<ActId>,
  seenByCloser: (id: ActId) => boolean,
  knewOfClose: (entry: BallotEntry) => boolean,
  roll: Roll,
): ClosedBallots {
  const listed = entries.filter((entry) => counted.has(entry.act.id));
  const standings = standingsAmong(listed, roll);
  const known = standingsAmong(
    entries.filter((entry) => seenByCloser(entry.act.id)),
    roll,
  );
  const late: BallotEntry[] = [];
  for (const entry of entries) {
    if (counted.has(entry.act.id)) continue;
    const aside = known.get(entry.act.id);
    if (aside !== undefined && aside !== 'counts') {
      standings.set(entry.act.id, aside);
      continue;
    }
    const put = putAside(entry, listed);
    standings.set(entry.act.id, put ?? 'late');
    if (put === undefined && !knewOfClose(entry)) late.push(entry);
  }
  return { standings, late };
}

/** Set aside by a counted ballot of the same person, whenever it arrives. */
function putAside(entry: BallotEntry, listed: readonly BallotEntry[]): BallotStanding | undefined {
  const others = listed.filter((other) => voterOf(other) === voterOf(entry));
  if (!isOwn(entry) && others.some(isOwn)) return 'outranked';
  const sameHand = others.filter((other) => isOwn(other) === isOwn(entry));
  return sameHand.some((other) => other.sees(entry.act.id)) ? 'replaced' : undefined;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
