import { expect, test } from 'vitest';
import { makeNeighbourhood } from '../testing/neighbourhood.ts';
import { readProfiles } from './community-profiles.ts';

test('[MEET1] a profile that this version cannot read is not offered', () => {
  const { profiles } = makeNeighbourhood().settings;
  const [first] = profiles;
  expect(readProfiles([...profiles, { ...first, voter: 'street' }, 'profile', null])).toEqual(profiles);
});
