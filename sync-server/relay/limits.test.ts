import { expect, test } from 'vitest';
import { Allowance, Allowances, lineOf } from './limits.ts';

const MINUTE = 60_000;
const rates = { connections: 2, frames: 10, bytes: 1000 };

test('what a minute allows may come at once, then what a second allows a second', () => {
  const allowance = new Allowance(rates, 0);
  for (let i = 0; i < 600; i++) expect(allowance.take(1, 0)).toBe(true);
  expect(allowance.take(1, 0)).toBe(false);
  for (let i = 0; i < 10; i++) expect(allowance.take(1, 1000)).toBe(true);
  expect(allowance.take(1, 1000)).toBe(false);
});

test('a frame larger than what is left passes, and the next waits until it is paid for', () => {
  const allowance = new Allowance(rates, 0);
  expect(allowance.take(59_999, 0)).toBe(true);
  expect(allowance.take(5000, 0)).toBe(true);
  expect(allowance.take(1, 4000)).toBe(false);
  expect(allowance.take(1, 6000)).toBe(true);
});

test('a clock that goes back gives and takes nothing', () => {
  const allowance = new Allowance({ ...rates, bytes: 0 }, MINUTE);
  for (let i = 0; i < 600; i++) expect(allowance.take(1, MINUTE)).toBe(true);
  expect(allowance.take(1, 0)).toBe(false);
  expect(allowance.take(1, 1000)).toBe(true);
});

test('0 is no limit', () => {
  const allowance = new Allowance({ connections: 0, frames: 0, bytes: 0 }, 0);
  for (let i = 0; i < 10_000; i++) expect(allowance.enter() && allowance.take(1_000_000, 0)).toBe(true);
  for (let i = 0; i < 10_000; i++) allowance.leave();
  expect(allowance.isAtRest(1000)).toBe(true);
});

test('so many connections at once, and another when one has ended', () => {
  const allowance = new Allowance(rates, 0);
  expect([allowance.enter(), allowance.enter(), allowance.enter()]).toEqual([true, true, false]);
  allowance.leave();
  expect(allowance.enter()).toBe(true);
});

test('one is forgotten only when that changes nothing: not by leaving and coming back', () => {
  const clock = { at: 0, now: () => clock.at };
  const allowances = new Allowances(rates, clock);
  const allowance = allowances.of('li');
  allowance.enter();
  for (let i = 0; i < 600; i++) allowance.take(1, 0);
  allowance.leave();
  allowances.sweep();
  expect(allowances.of('li').take(1, 0)).toBe(false);
  clock.at = MINUTE;
  allowances.of('li').enter();
  allowances.sweep();
  expect(allowances.size).toBe(1);
  allowances.of('li').leave();
  allowances.sweep();
  expect(allowances.size).toBe(0);
});

test('addresses of one line count as one', () => {
  expect(lineOf('192.0.2.7')).toBe('192.0.2.7');
  expect(lineOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(lineOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::');
  expect(lineOf('2001:db8:1:2::6')).toBe('2001:db8:1:2::');
  expect(lineOf('2001:db8::6')).toBe('2001:db8:0:0::');
  expect(lineOf('::1')).toBe('0:0:0:0::');
});
