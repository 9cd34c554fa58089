import { expect, test } from 'vitest';
import type { Member } from '../../../record/badge.ts';
import { actId, memberId } from '../../../shared/ids.ts';
import { topicRow } from '../../../testing/topic-rows.ts';
import { whatTopicsAsk } from './what-topics-ask.ts';

const NOW = Date.UTC(2026, 10, 23);
const wang: Member = { id: memberId('wang'), roles: ['resident'], household: 'h', rep: true, areas: [] };
const planner: Member = { ...wang, id: memberId('planner'), roles: ['resident', 'planner'] };
const li = memberId('li');

const claim = {
  act: actId('claim'),
  at: 0,
  asked: [wang.id, li],
  answered: [li],
  counts: { yes: 1, partly: 0, no: 0 },
  threshold: 60,
  days: 14,
  until: NOW + 3 * 24 * 60 * 60 * 1000,
};
const rows = [
  topicRow('asked', { phase: 'claimed-done', claim }),
  topicRow('too-late', { phase: 'claimed-done', claim: { ...claim, until: NOW - 1 } }),
  topicRow('mine', { phase: 'on-agenda', raiser: wang.id, meetings: ['2026-12-05'] }),
  topicRow('others', { phase: 'on-agenda', raiser: li, meetings: ['2026-12-05'] }),
  topicRow('held', { phase: 'on-agenda', raiser: wang.id, meetings: ['2026-11-05'] }),
  topicRow('new', { phase: 'raised', raiser: li, raisedAt: 2 }),
  topicRow('older', { phase: 'raised', raiser: li, raisedAt: 1 }),
];

test('[TOPIC6] who is asked and has not answered is asked today, as long as answers count', () => {
  const asks = whatTopicsAsk(wang, rows, NOW);
  expect(asks.map((ask) => [ask.at, ask.row.id])).toEqual([
    ['rate', 'topic:asked'],
    ['agenda', 'topic:mine'],
  ]);
  expect(asks[0]).toMatchObject({ days: 3 });
});

test('planners are told once how many wait to be taken up, and shown the oldest', () => {
  expect(whatTopicsAsk(planner, rows, NOW)).toEqual([
    { at: 'screen', row: expect.objectContaining({ id: 'topic:older' }), count: 2 },
  ]);
});
