import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { instantOf } from '../deliberation/local-time.ts';
import { proseOf } from '../record/document.ts';
import { makeCommunity } from './community.ts';
import { seedMeetings } from './demo-meetings.ts';
import { foldMeetingOf } from './folded.ts';
import { DEMO_PEOPLE, makeNeighbourhood } from './neighbourhood.ts';

const now = instantOf('2026-12-02T09:00');

test('the neighbourhood is the same for the same seed', () => {
  const first = makeNeighbourhood();
  expect(makeNeighbourhood()).toEqual(first);
  expect(makeNeighbourhood(7).people).not.toEqual(first.people);
  expect(first.people).toHaveLength(DEMO_PEOPLE);
  expect(new Set(first.people.map((person) => person.name)).size).toBe(DEMO_PEOPLE);
  expect(new Set(first.people.map((person) => person.area)).size).toBe(3);
  const households = new Set(first.people.map((person) => person.household));
  expect(households.size).toBeGreaterThan(110);
  expect(first.people.filter((person) => person.rep)).toHaveLength(households.size);
});

test('[MEET15] last month’s meeting is held and this month’s prepared, each update resting on those before it', async () => {
  const community = await makeCommunity('和睦里', now);
  const neighbourhood = makeNeighbourhood();
  const seeded = await seedMeetings({ neighbourhood, now, issueBadge: community.issueBadge });
  expect(seeded.map((of) => of.id)).toEqual(['meeting:2026-11-05', 'meeting:2026-12-05']);
  const folded = await Promise.all(
    seeded.map(async ({ id, updates }) => {
      const doc = new Y.Doc();
      for (const { update } of updates) {
        Y.applyUpdate(doc, update);
        expect(doc.store.pendingStructs).toBeNull();
      }
      return { doc, ...(await foldMeetingOf(community, id, doc)) };
    }),
  );
  const [held, prepared] = folded;
  if (!held || !prepared) throw new Error('two meetings');
  expect(held.acts.refused.size).toBe(0);
  expect(held.state.remarks.size).toBe(0);
  expect(held.state).toMatchObject({ phase: { at: 'in-session' }, due: 300, present: 71 });
  expect(held.state.votes.map((vote) => [vote.method, vote.result.carried])).toEqual([
    ['named', true],
    ['hands', true],
  ]);
  expect(held.state.decisions).toHaveLength(4);
  expect(held.state.actions).toHaveLength(3);
  expect(proseOf(held.doc, 'prose/minutes/charging')).toHaveLength(4);
  expect(prepared.state).toMatchObject({ phase: { at: 'preparing' }, startsAt: '2026-12-05T14:00' });
  expect(prepared.state.agenda).toHaveLength(6);
});
