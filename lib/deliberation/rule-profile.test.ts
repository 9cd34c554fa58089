import * as v from 'valibot';
import { expect, test } from 'vitest';
import { councilProfile, demoProfiles } from '../testing/demo-profiles.ts';
import { profilesInForce, ruleProfileSchema } from './rule-profile.ts';

test('[MEET1] a profile is dated and names its source, and each share has its base', () => {
  for (const profile of demoProfiles) expect(v.is(ruleProfileSchema, profile)).toBe(true);
  for (const field of Object.keys(councilProfile)) {
    const { [field as keyof typeof councilProfile]: _, ...rest } = councilProfile;
    expect(v.is(ruleProfileSchema, rest), field).toBe(false);
  }
  expect(v.is(ruleProfileSchema, { ...councilProfile, source: '' })).toBe(false);
});

test('[MEET1] of each profile the newest that is valid on the day is in force', () => {
  const next = { ...councilProfile, id: 'council-2027', validFrom: '2027-01-01' };
  const all = [next, ...demoProfiles];
  expect(profilesInForce(all, '2026-12-05').map((of) => of.id)).toEqual(['council-2026', 'household-2026']);
  expect(profilesInForce(all, '2027-01-05').map((of) => of.id)).toEqual(['council-2027', 'household-2026']);
  expect(profilesInForce(all, '2025-12-05')).toEqual([]);
});
