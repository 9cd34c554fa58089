/** Two rule profiles of the invented neighbourhood. Communities set their own; nothing in the code depends on these. */
import type { RuleProfile } from '../deliberation/rule-profile.ts';

/** Everyday matters: one ballot a person; a fifth of the roll present, more than half of the present in favour. */
export const councilProfile: RuleProfile = {
  id: 'council-2026',
  name: '居民议事会',
  validFrom: '2026-01-01',
  source: '《和睦里居民议事会议事规则》（2025 年 12 月居民代表会议通过）第六条、第九条',
  voter: 'person',
  quorum: { num: 1, den: 5, of: 'roll', strict: false },
  majority: { num: 1, den: 2, of: 'present', strict: true },
  noticeDays: 3,
  methods: ['named', 'hands'],
  voteOnUnnotified: false,
};

/** Matters of property: one ballot a household; half of the households present, two thirds of those who vote. */
export const householdProfile: RuleProfile = {
  id: 'household-2026',
  name: '户代表会议',
  validFrom: '2026-01-01',
  source: '《和睦里户代表会议表决办法》（2025 年 12 月居民代表会议通过）第三条、第五条',
  voter: 'household',
  quorum: { num: 1, den: 2, of: 'roll', strict: false },
  majority: { num: 2, den: 3, of: 'cast', strict: false },
  noticeDays: 7,
  methods: ['named'],
  voteOnUnnotified: false,
};

export const demoProfiles: readonly RuleProfile[] = [councilProfile, householdProfile];
