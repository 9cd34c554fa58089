import { expect, test } from 'vitest';
import { actId, memberId } from '../shared/ids.ts';
import { topicRow } from '../testing/topic-rows.ts';
import { DAY_MS, instantOf } from './local-time.ts';
import { figuresOf } from './topic-figures.ts';

const at = (day: string) => instantOf(`${day}T10:00`);
const claim = (day: string, counts: { yes: number; partly: number; no: number }, silent: number) => {
  const answered = Array.from({ length: counts.yes + counts.partly + counts.no }, (_, n) =>
    memberId(`a${n}`),
  );
  const asked = [...answered, ...Array.from({ length: silent }, (_, n) => memberId(`s${n}`))];
  return {
    act: actId('claim'),
    at: at(day),
    asked,
    answered,
    counts,
    threshold: 60,
    days: 14,
    until: at(day) + 14 * DAY_MS,
  };
};
const decided = (day: string, outcome: 'adopted' | 'rejected' | 'deferred') => ({
  decision: { at: at(day), outcome, meeting: day },
});

const rows = [
  topicRow('good', {
    category: 'building',
    raisedAt: at('2026-09-20'),
    ...decided('2026-10-05', 'adopted'),
    phase: 'claimed-done',
    claim: claim('2026-10-25', { yes: 3, partly: 1, no: 0 }, 2),
  }),
  topicRow('bad', {
    category: 'building',
    raisedAt: at('2026-09-25'),
    ...decided('2026-10-05', 'adopted'),
    phase: 'claimed-done',
    claim: claim('2026-10-30', { yes: 0, partly: 0, no: 2 }, 0),
  }),
  topicRow('again', {
    category: 'parking',
    raisedAt: at('2026-10-01'),
    ...decided('2026-11-05', 'rejected'),
    reopened: [at('2026-10-28')],
  }),
  topicRow('waiting', {
    category: 'parking',
    raisedAt: at('2026-10-02'),
    ...decided('2026-11-05', 'deferred'),
  }),
];
const none = {
  raised: 0,
  decided: 0,
  done: 0,
  satisfied: 0,
  partly: 0,
  unsatisfied: 0,
  notAnswered: 0,
  reopened: 0,
  daysToDecide: undefined,
  daysToDo: undefined,
};
const now = at('2026-11-30');

test('[TOPIC9] each is counted in the month in which it happened; who did not answer is counted apart', () => {
  expect(figuresOf(rows, now, { month: true })).toEqual([
    { ...none, month: '2026-09', raised: 2 },
    {
      ...none,
      month: '2026-10',
      raised: 2,
      decided: 2,
      done: 1,
      satisfied: 3,
      partly: 1,
      unsatisfied: 2,
      notAnswered: 2,
      reopened: 2,
      daysToDecide: 12.5,
      daysToDo: 20,
    },
    { ...none, month: '2026-11', decided: 1, daysToDecide: 35 },
  ]);
});

test('[TOPIC9] by category, by both, and all together', () => {
  expect(figuresOf(rows, now, { category: true }).map(({ category, raised }) => [category, raised])).toEqual([
    ['building', 2],
    ['parking', 2],
  ]);
  expect(figuresOf(rows, now, { month: true, category: true })).toHaveLength(4);
  expect(figuresOf(rows, now, {})).toMatchObject([{ raised: 4, decided: 3, done: 1, daysToDecide: 15 }]);
  expect(figuresOf([], now, { month: true })).toEqual([]);
});

test('[TOPIC6] what is still asked about is done until its answers re-open it', () => {
  const asked = [
    topicRow('a', {
      raisedAt: 0,
      phase: 'claimed-done',
      claim: claim('2026-11-29', { yes: 0, partly: 0, no: 1 }, 1),
    }),
  ];
  expect(figuresOf(asked, now, {})).toMatchObject([{ done: 1, reopened: 0 }]);
  expect(figuresOf(asked, now + 20 * DAY_MS, {})).toMatchObject([{ done: 0, reopened: 1 }]);
});
