import { expect, test } from 'vitest';
import { ShownState, same } from './shown-state.ts';

test('tells once per turn, and only of news', async () => {
  let count = 0;
  const shown = new ShownState({ count: 0, of: { name: 'a' } }, (before) => ({
    count,
    of: same(before.of, { name: 'a' }),
  }));
  const first = shown.get();
  let told = 0;
  const stop = shown.subscribe(() => {
    told += 1;
  });
  shown.publish();
  await undefined;
  expect(shown.get()).toBe(first);
  count = 1;
  shown.publish();
  shown.publish();
  await undefined;
  expect(told).toBe(1);
  expect(shown.get()).toEqual({ count: 1, of: first.of });
  expect(shown.get().of).toBe(first.of);
  stop();
  count = 2;
  shown.publish();
  await undefined;
  expect(told).toBe(1);
});
