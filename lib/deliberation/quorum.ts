/** How many of whom must be there, and how many in favour [MEET1]. Shares come from the profile, never from here. */
import type { Quorum } from './meeting-state.ts';
import type { RuleProfile } from './rule-profile.ts';

/** The smallest whole number that is at least (or, where `strict`, more than) the share of the base. */
export function neededOf(base: number, share: { num: number; den: number; strict?: boolean }): number {
  const product = base * share.num;
  return share.strict ? Math.floor(product / share.den) + 1 : Math.ceil(product / share.den);
}

export function quorumOf(profile: RuleProfile, due: number, present: number): Quorum {
  const needed = neededOf(due, profile.quorum);
  return {
    needed,
    present,
    missing: Math.max(0, needed - present),
    stands: present >= needed,
    base: profile.voter,
    profile: profile.name,
  };
}
