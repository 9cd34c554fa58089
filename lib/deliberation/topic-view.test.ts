import { describe, expect, test } from 'vitest';
import { actId, memberId } from '../shared/ids.ts';
import { DAY_MS, instantOf } from './local-time.ts';
import type { Claim, TopicAction, TopicPhase } from './topic-state.ts';
import { viewTopic } from './topic-view.ts';

const start = instantOf('2026-09-01T08:00');
const claimed = (counts: Claim['counts'], unanswered: number, threshold = 60): Claim => ({
  by: memberId('li'),
  at: start,
  act: actId('claim'),
  action: actId('action'),
  text: '',
  photos: [],
  asked: [],
  answers: [],
  counts,
  unanswered,
  threshold,
  days: 14,
  until: start + 14 * DAY_MS,
});
const action: TopicAction = {
  by: memberId('chair'),
  at: start,
  id: actId('action'),
  title: '',
  owner: memberId('li'),
  due: '2026-09-20',
  moves: [],
  progress: [],
  contested: false,
};
const view = (phase: TopicPhase, claim: Claim | undefined, days: number) =>
  viewTopic({ phase, actions: [action], claims: claim ? [claim] : [] }, start + days * DAY_MS);

describe('after a claim', () => {
  test('[TOPIC6] answers are awaited for the community’s days', () => {
    expect(view('claimed-done', claimed({ yes: 1, partly: 0, no: 1 }, 1), 3)).toEqual({
      phase: 'claimed-done',
      daysLeft: undefined,
      daysToAnswer: 11,
      satisfied: 50,
    });
  });

  test('[TOPIC6] under the threshold it is re-opened, else closed, when the days are over or all have answered', () => {
    const bad = { yes: 1, partly: 0, no: 1 };
    expect(view('claimed-done', claimed(bad, 1), 14).phase).toBe('re-opened');
    expect(view('claimed-done', claimed(bad, 0), 1).phase).toBe('re-opened');
    expect(view('claimed-done', claimed({ yes: 1, partly: 2, no: 1 }, 0, 50), 1).phase).toBe('closed');
    expect(view('claimed-done', claimed({ yes: 1, partly: 2, no: 1 }, 0, 51), 1).phase).toBe('re-opened');
  });

  test('[TOPIC6] where nobody answers it is closed, and nobody is counted as satisfied', () => {
    expect(view('claimed-done', claimed({ yes: 0, partly: 0, no: 0 }, 5), 14)).toMatchObject({
      phase: 'closed',
      satisfied: undefined,
      daysToAnswer: undefined,
    });
  });

  test('[TOPIC4] what came after the claim goes before its result', () => {
    expect(view('under-way', claimed({ yes: 0, partly: 0, no: 2 }, 0), 30).phase).toBe('under-way');
  });
});

test('[ACT10] days to the deadline are counted by the clock handed in', () => {
  expect(view('under-way', undefined, 0).daysLeft).toBe(19);
  expect(view('under-way', undefined, 21).daysLeft).toBe(-2);
  expect(view('decided', undefined, 0).daysLeft).toBeUndefined();
});
