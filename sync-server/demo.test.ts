import { expect, test } from 'vitest';
import { documentId } from '../lib/shared/ids.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { seedDemo } from './demo.ts';
import { runApp } from './http/running-app.ts';

test('each account is the member that the neighbourhood says, and signs in', async () => {
  const { services, browser } = await runApp({ empty: true });
  await seedDemo(services);
  const { accounts, name } = makeNeighbourhood();
  expect((await services.community()).name).toBe(name);
  for (const { account, name, member } of Object.values(accounts)) {
    const signedIn = await browser().signIn(account, 'pavilion-demo');
    const { me } = (await signedIn.json()) as { me: { roles: string[]; areas: string[] } };
    expect({ ...me, roles: [...me.roles].sort(), areas: [...me.areas].sort() }).toEqual({
      ...member,
      name,
      roles: [...member.roles].sort(),
      areas: [...member.areas].sort(),
    });
  }
});

test('last month’s meeting was stamped last month, act after act', async () => {
  const { services } = await runApp({ empty: true });
  await seedDemo(services);
  const rows = await services.db.all<{ doc: string; first: number; last: number }>(
    'select doc, min(at) as first, max(at) as last from updates group by doc order by doc',
  );
  const meetings = rows.filter(({ doc }) => doc.startsWith('meeting:'));
  const [held, prepared] = meetings;
  expect(meetings).toHaveLength(2);
  expect(held?.last).toBeLessThan(Date.now() - 60_000);
  expect(held?.first).toBeLessThan(held?.last ?? 0);
  expect(prepared?.last).toBeGreaterThan(Date.now() - 60_000);
  const id = documentId('meeting', held?.doc.slice('meeting:'.length) ?? '');
  const remarks = await services.rooms.with(id, (room) => [...room.state().remarks.values()]);
  expect(remarks?.filter(({ standing }) => standing === 'held')).toEqual([]);
});
