/** What ballots or a count of hands add up to, with the base used [MEET1], and whether late ones could change it [MEET9]. */
import { type BallotEntry, voterOf } from './ballots.ts';
import type { Choice } from './meeting-acts.ts';
import type { HandCount, VoteResult } from './meeting-state.ts';
import { neededOf } from './quorum.ts';
import type { Roll } from './roll.ts';
import type { RuleProfile } from './rule-profile.ts';

export interface VoteBase {
  readonly profile: RuleProfile;
  readonly roll: Roll;
  /** Units (persons or households) present when the vote opened. */
  readonly present: ReadonlySet<string>;
  readonly quorumStood: boolean;
}

/** One choice for each person or household that voted. */
export type Choices = ReadonlyMap<string, Choice>;

export function choicesOf(counting: readonly BallotEntry[], roll: Roll): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  for (const entry of counting) {
    const unit = roll.unitOf(voterOf(entry));
    if (unit !== undefined) choices.set(unit, entry.act.body.choice);
  }
  return choices;
}

export function resultOfBallots(choices: Choices, base: VoteBase): VoteResult {
  const tally = { for: 0, against: 0, abstain: 0 };
  for (const choice of choices.values()) tally[choice]++;
  // Who votes is there, also who came after the vote had opened.
  const present = new Set([...base.present, ...choices.keys()]).size;
  return resultOf(tally, present, base);
}

export function resultOfHands(count: HandCount | undefined, base: VoteBase): VoteResult {
  const tally = { for: count?.for ?? 0, against: count?.against ?? 0, abstain: count?.abstained ?? 0 };
  return resultOf(tally, base.present.size, base);
}

function resultOf(tally: Record<Choice, number>, present: number, base: VoteBase): VoteResult {
  const { majority } = base.profile;
  const bases = { present, roll: base.roll.due, cast: tally.for + tally.against + tally.abstain };
  const needed = Math.max(1, neededOf(bases[majority.of], majority));
  return {
    ...tally,
    base: bases[majority.of],
    baseOf: majority.of,
    needed,
    carried: base.quorumStood && tally.for >= needed,
    quorumStood: base.quorumStood,
  };
}

/** Takes of every late ballot whatever helps most, then whatever harms most: could either turn the result? */
export function lateCouldChange(
  counting: readonly BallotEntry[],
  late: readonly BallotEntry[],
  base: VoteBase,
): boolean {
  if (late.length === 0) return false;
  const counted = choicesOf(counting, base.roll);
  const possible = possibleChoices(counting, late, base.roll);
  const { carried } = resultOfBallots(counted, base);
  return [mostHelpful, mostHarmful].some((preference) => {
    const choices = new Map(counted);
    for (const [unit, options] of possible) {
      const taken = preference.find((choice) => options.has(choice));
      if (taken === undefined || taken === 'none') choices.delete(unit);
      else choices.set(unit, taken);
    }
    return resultOfBallots(choices, base).carried !== carried;
  });
}

type Option = Choice | 'none';
const mostHelpful: readonly Option[] = ['for', 'none', 'abstain', 'against'];
const mostHarmful: readonly Option[] = ['against', 'abstain', 'none', 'for'];

/** For each voter with a late ballot: what would have counted, with or without it. */
function possibleChoices(
  counting: readonly BallotEntry[],
  late: readonly BallotEntry[],
  roll: Roll,
): Map<string, Set<Option>> {
  const countedOf = new Map(counting.map((entry) => [roll.unitOf(voterOf(entry)), entry]));
  const possible = new Map<string, Set<Option>>();
  for (const entry of late) {
    const voter = voterOf(entry);
    const unit = roll.unitOf(voter);
    if (unit === undefined) continue;
    const counted = countedOf.get(unit);
    const options = possible.get(unit) ?? new Set<Option>([counted?.act.body.choice ?? 'none']);
    possible.set(unit, options);
    const countedVoter = counted && voterOf(counted);
    if (countedVoter === undefined || countedVoter === voter || roll.entry(voter)?.rep) {
      options.add(entry.act.body.choice);
    } else if (!roll.entry(countedVoter)?.rep) {
      options.add('none'); // two in one household, neither its representative
    }
  }
  return possible;
}
