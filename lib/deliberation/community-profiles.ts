/** The rule profiles among a community's settings, which whoever carries them only passes on. */
import * as v from 'valibot';
import { type RuleProfile, ruleProfileSchema } from './rule-profile.ts';

/** Without those that this version cannot read: no notice may copy a rule that it does not understand [MEET1]. */
export const readProfiles = (values: readonly unknown[]): RuleProfile[] =>
  values.flatMap((value) => {
    const read = v.safeParse(ruleProfileSchema, value);
    return read.success ? [read.output] : [];
  });
