import { expect, test } from 'vitest';
import type { AgendaItem } from '../meeting-state.ts';
import { orderAtEnd, ordersAfterMove } from './agenda-order.ts';

const item = (id: string, order: number): AgendaItem => ({ id, title: id, minutes: 10, order });
const items = [item('a', 10), item('b', 20), item('c', 20)];

test('two neighbours change places, nobody else moves', () => {
  expect([...ordersAfterMove(items, 0, 1)]).toEqual([
    ['a', 20],
    ['b', 10],
  ]);
});

test('neighbours of one order are numbered anew, so that the move is seen', () => {
  expect([...ordersAfterMove(items, 2, -1)]).toEqual([
    ['a', 10],
    ['c', 20],
    ['b', 30],
  ]);
});

test('the first does not move up, the last not down', () => {
  expect(ordersAfterMove(items, 0, -1).size).toBe(0);
  expect(ordersAfterMove(items, 2, 1).size).toBe(0);
});

test('what is added comes last', () => {
  expect(orderAtEnd(items)).toBe(30);
  expect(orderAtEnd([])).toBe(10);
});
