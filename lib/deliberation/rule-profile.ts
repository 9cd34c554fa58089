/** A community's own rules for one type of meeting, dated and with their source [MEET1]. No threshold is in the code. */
import * as v from 'valibot';
import { isPlainId } from '../shared/ids.ts';
import { isCalendarDate } from './local-time.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000));
const share = { num: count, den: count };
export const voteMethods = ['named', 'hands'] as const;
export type VoteMethod = (typeof voteMethods)[number];

export const ruleProfileSchema = v.strictObject({
  id: v.custom<string>(isPlainId),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** The first day on which it may be used: `2026-01-01`. */
  validFrom: v.custom<string>(isCalendarDate),
  /** Where the rule is written down, for people to look up. */
  source: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  /** Who has one ballot, and in what the present are counted. */
  voter: v.picklist(['person', 'household']),
  /** At least this share of those on the roll must be present; more than it where `strict`. */
  quorum: v.strictObject({ ...share, of: v.literal('roll'), strict: v.boolean() }),
  /** At least this share must be in favour; more than it where `strict`. */
  majority: v.strictObject({ ...share, of: v.picklist(['present', 'cast', 'roll']), strict: v.boolean() }),
  noticeDays: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(365)),
  methods: v.pipe(v.array(v.picklist(voteMethods)), v.minLength(1), v.maxLength(voteMethods.length)),
  /** May there be a vote on an item that the notice did not name? */
  voteOnUnnotified: v.boolean(),
});
export type RuleProfile = v.InferOutput<typeof ruleProfileSchema>;

/** The profiles that may be used on that day: of each name the newest that is valid. */
export function profilesInForce(profiles: readonly RuleProfile[], date: string): RuleProfile[] {
  const newest = new Map<string, RuleProfile>();
  for (const profile of profiles) {
    if (profile.validFrom > date) continue;
    const other = newest.get(profile.name);
    if (!other || other.validFrom < profile.validFrom) newest.set(profile.name, profile);
  }
  return [...newest.values()];
}
