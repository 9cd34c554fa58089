import { expect, test } from 'vitest';
import { storeState } from './store-state.ts';

test('the disk is asked at most once a second, however often it is looked at', async () => {
  const clock = { at: 0, now: () => clock.at };
  let writes = 0;
  const state = storeState(async () => {
    writes += 1;
    if (writes === 2) throw new Error('database or disk is full');
  }, clock);
  expect([await state(), await state(), writes]).toEqual([{ at: 'storing' }, { at: 'storing' }, 1]);
  clock.at = 1000;
  expect(await state()).toEqual({ at: 'refusing', reason: 'database or disk is full' });
  clock.at = 2000;
  expect([await state(), writes]).toEqual([{ at: 'storing' }, 3]);
});

test('a disk that does not answer refuses', async () => {
  const state = storeState(() => new Promise(() => undefined), { now: () => 0 });
  expect(await state()).toEqual({ at: 'refusing', reason: 'the disk does not answer' });
});
