import { expect, test } from 'vitest';
import { makeNeighbourhood } from '../testing/neighbourhood.ts';
import { readTopicSettings } from './topic-settings.ts';

test('[TOPIC6] threshold and days are the community’s data; what this version cannot read is not used', () => {
  const { topics } = makeNeighbourhood().settings;
  expect(readTopicSettings(topics)).toEqual(topics);
  expect(new Set(topics.categories.map(({ id }) => id)).size).toBe(topics.categories.length);
  expect(readTopicSettings({ ...topics, rating: { threshold: 101, days: 14 } })).toBeUndefined();
  expect(readTopicSettings(undefined)).toBeUndefined();
});
