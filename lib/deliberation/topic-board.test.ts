import { describe, expect, test } from 'vitest';
import { actId, documentId, memberId } from '../shared/ids.ts';
import { topicRow } from '../testing/topic-rows.ts';
import { boardOf, boardOfFound, boardStateOf, filterBoard } from './topic-board.ts';
import type { TopicRow } from './topic-clusters.ts';

const NOW = 100;
const people = (...names: string[]) => names.map(memberId);
const into = (name: string, contested = false) => [
  { act: actId('merge'), into: documentId('topic', name), contested },
];
const claim = (counts: { yes: number; partly: number; no: number }, until: number) => ({
  act: actId('claim'),
  at: 0,
  asked: people('a', 'b'),
  answered: people('a'),
  counts,
  threshold: 60,
  days: 14,
  until,
});
const rows: readonly TopicRow[] = [
  topicRow('new', { raisedAt: 30, category: 'parking', area: 'east' }),
  topicRow('liked', { raisedAt: 10, seconders: people('a', 'b') }),
  topicRow('same', { raisedAt: 20, seconders: people('b', 'c'), merges: into('liked') }),
  topicRow('bad', { raisedAt: 5, phase: 'claimed-done', claim: claim({ yes: 0, partly: 0, no: 1 }, 50) }),
  topicRow('good', { raisedAt: 4, phase: 'claimed-done', claim: claim({ yes: 1, partly: 0, no: 0 }, 50) }),
  topicRow('asking', { raisedAt: 3, phase: 'claimed-done', claim: claim({ yes: 1, partly: 0, no: 0 }, 500) }),
  topicRow('split', { raisedAt: 2, merges: into('new', true) }),
  topicRow('unheard', { phase: 'missing' }),
];
const board = boardOf(rows, NOW);
const names = (of: readonly TopicRow[]) => of.map(({ id }) => id.slice('topic:'.length));

describe('the board', () => {
  test('[TOPIC3] shows each cluster once with all its seconds, and says what is contested', () => {
    expect(names(board)).toEqual(['new', 'liked', 'bad', 'good', 'asking', 'split']);
    expect(board.find(({ id }) => id === 'topic:liked')?.cluster.seconders).toEqual(['a', 'b', 'c']);
    expect(names(board.filter(({ contested }) => contested))).toEqual(['split']);
  });

  test('[TOPIC4] by seconds, or the newest first', () => {
    expect(names(filterBoard(board, { order: 'seconds' })).slice(0, 2)).toEqual(['liked', 'new']);
    expect(names(filterBoard(board, { order: 'newest' })).slice(0, 2)).toEqual(['new', 'liked']);
  });

  test('[TOPIC4] by state, category and area; what was rated badly is open again', () => {
    const by = (filter: object) => names(filterBoard(board, { order: 'newest', ...filter }));
    expect(by({ state: 'open' })).toEqual(['new', 'liked', 'bad', 'split']);
    expect(by({ state: 'asking' })).toEqual(['asking']);
    expect(by({ state: 'done' })).toEqual(['good']);
    expect(by({ state: 'not-taken' })).toEqual([]);
    expect(by({ category: 'parking' })).toEqual(['new']);
    expect(by({ area: 'east' })).toEqual(['new']);
    expect([boardStateOf('decided'), boardStateOf('declined')]).toEqual(['under-way', 'not-taken']);
  });

  test('[TOPIC3] a merged topic is found as what it was merged into, once', () => {
    const found = ['same', 'new', 'liked', 'elsewhere'].map((name) => documentId('topic', name));
    expect(names(boardOfFound(board, found))).toEqual(['liked', 'new']);
  });
});
