import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('*.tsx', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.tsx'));
const named = (ending: string) =>
  files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

/** Shown by the story of the part they belong to. */
const WITHIN: Readonly<Record<string, string>> = {
  drawings: 'empty-state',
  mark: 'frame',
  'photo-tile': 'photo-strip',
};

test('every part has a story, and every story a part', () => {
  const stories = named('.story.tsx');
  const parts = named('.tsx').filter((name) => name !== 'story' && !name.endsWith('.story'));
  expect(stories.length).toBeGreaterThan(20);
  expect(parts.filter((part) => !stories.includes(WITHIN[part] ?? part))).toEqual([]);
  expect(stories.filter((story) => !parts.includes(story))).toEqual([]);
});
