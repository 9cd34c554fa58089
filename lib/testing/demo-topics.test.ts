import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { instantOf, localDateOf } from '../deliberation/local-time.ts';
import { boardOf } from '../deliberation/topic-board.ts';
import { summariseTopic } from '../deliberation/topic-summary.ts';
import { proseOf } from '../record/document.ts';
import { makeCommunity } from './community.ts';
import { demoNeighbours, seedTopics } from './demo-topics.ts';
import { foldTopicOf } from './folded.ts';
import { makeNeighbourhood } from './neighbourhood.ts';

/** Among them the day of a meeting, the first minutes of the day after, and the end of a year. */
const days = [
  '2026-12-02T09:00',
  '2026-12-05T20:00',
  '2026-12-06T00:01',
  '2026-12-31T23:59',
  '2027-03-06T09:00',
  '2028-02-29T09:00',
];

test.each(days)(
  '[TOPIC4] on %s the demo has topics in every state, each update resting on those before it',
  async (at) => {
    const now = instantOf(at) + 12_347;
    const community = await makeCommunity('和睦里', now);
    const neighbourhood = makeNeighbourhood();
    const seeded = await seedTopics({ neighbourhood, now, issueBadge: community.issueBadge });
    const folded = await Promise.all(
      seeded.map(async ({ id, updates }) => {
        const doc = new Y.Doc();
        for (const { update } of updates) {
          Y.applyUpdate(doc, update);
          expect(doc.store.pendingStructs).toBeNull();
        }
        return { doc, ...(await foldTopicOf(community, id, doc)) };
      }),
    );
    for (const { acts, state } of folded) {
      expect(acts.refused.size).toBe(0);
      const odd = [...state.remarks.values()].filter(({ standing }) => standing !== 'contested');
      expect(odd, state.id).toEqual([]);
      const times = acts.verified.map((act) => act.at);
      expect(Math.max(...times)).toBeLessThanOrEqual(now);
      for (const { meeting, at: decided } of state.decisions)
        expect(localDateOf(decided) >= meeting, state.id).toBe(true);
    }
    const rows = folded.map(({ state }) => ({ id: state.id, summary: summariseTopic(state) }));
    const board = boardOf(rows, now);
    const phases = new Map(board.map(({ id, phase }) => [id.slice('topic:'.length), phase]));
    expect(Object.fromEntries(phases)).toEqual({
      charging: 'under-way',
      'stair-lights': 'claimed-done',
      canteen: 'on-agenda',
      lift: 'on-agenda',
      'night-parking': 'taken-up',
      'square-music': 'raised',
      'square-hours': 'taken-up',
      'quiet-hours': 'raised',
      fitness: 're-opened',
      bins: 'closed',
      'one-way': 'not-adopted',
      'outer-wall': 'declined',
      parcels: 'raised',
      dogs: 'raised',
    });
    expect(board.filter(({ contested }) => contested).map(({ id }) => id)).toEqual(['topic:square-music']);
    expect(board.find(({ id }) => id === 'topic:night-parking')?.cluster.members).toHaveLength(2);
    const categories = new Set(neighbourhood.settings.topics.categories.map(({ id }) => id));
    for (const { summary } of rows) expect(categories).toContain(summary.category);
    const lights = folded.find(({ state }) => state.id === 'topic:stair-lights');
    expect(lights?.state.raised?.byHand).toBe(neighbourhood.accounts.volunteer.member.id);
    const lift = folded.find(({ state }) => state.id === 'topic:lift');
    expect(lift && proseOf(lift.doc, 'prose/proposal')).toHaveLength(3);
  },
);

test('the neighbours with phones are residents without an account', () => {
  const neighbourhood = makeNeighbourhood();
  const accounts = new Set(Object.values(neighbourhood.accounts).map(({ member }) => member.id));
  const neighbours = demoNeighbours(neighbourhood);
  expect(neighbours).toHaveLength(24);
  expect(neighbours.filter(({ id }) => accounts.has(id))).toEqual([]);
});
