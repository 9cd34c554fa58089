import { expect, test } from 'vitest';
import { Throttle } from './throttle.ts';

function at(start = 0) {
  const clock = { time: start, now: () => clock.time };
  return clock;
}

test('some failures are free, then waits double up to a quarter of an hour', () => {
  const clock = at();
  const throttle = new Throttle(clock, 3);
  const waits: number[] = [];
  for (let i = 0; i < 16; i++) {
    throttle.begin('li');
    waits.push(throttle.wait('li') / 1000);
  }
  expect(waits.slice(0, 6)).toEqual([0, 0, 1, 2, 4, 8]);
  expect(waits.at(-1)).toBe(900);
  expect(throttle.wait('wang')).toBe(0);
});

test('a wait passes with time, and an hour without failures forgets them', () => {
  const clock = at();
  const throttle = new Throttle(clock, 1);
  throttle.begin('li');
  throttle.begin('li');
  expect(throttle.wait('li')).toBe(2000);
  clock.time = 1500;
  expect(throttle.wait('li')).toBe(500);
  clock.time = 2000;
  expect(throttle.wait('li')).toBe(0);
  clock.time += 60 * 60 * 1000;
  throttle.begin('li');
  expect(throttle.wait('li')).toBe(1000);
});

test('success clears a name; forgiving takes back one attempt', () => {
  const throttle = new Throttle(at(), 2);
  throttle.begin('li');
  throttle.begin('li');
  throttle.forgive('li');
  expect(throttle.wait('li')).toBe(0);
  throttle.begin('li');
  throttle.begin('li');
  throttle.succeed('li');
  expect(throttle.wait('li')).toBe(0);
});
