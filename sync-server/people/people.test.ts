import { expect, test, vi } from 'vitest';
import { memberId } from '../../lib/shared/ids.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import { People } from './people.ts';
import type { Granted, Person } from './person.ts';

const person = (id: string, area: string, ...roles: Granted[]): Person => ({
  id: memberId(id),
  name: `名 ${id}`,
  household: `h-${id}`,
  rep: id === 'li',
  area,
  door: `door ${id}`,
  contact: `phone ${id}`,
  roles,
});

async function neighbourhood() {
  const people = new People(await temporaryDatabase());
  await people.add([
    person('li', 'east', { role: 'resident' }),
    person('wang', 'west', { role: 'recorder' }, { role: 'resident' }),
    person('zhao', 'west', { role: 'resident' }, { role: 'coordinator', area: 'west' }),
    person('sun', 'east'),
  ]);
  return people;
}
const me = async (people: People, id: string) => {
  const found = await people.me(memberId(id));
  if (!found) throw new Error(`nobody: ${id}`);
  return found;
};

test('a member has the roles of now, in their fixed order, and the areas of those roles', async () => {
  const people = await neighbourhood();
  expect(await me(people, 'wang')).toEqual({
    id: 'wang',
    name: '名 wang',
    roles: ['resident', 'recorder'],
    household: 'h-wang',
    rep: false,
    areas: [],
  });
  expect(await me(people, 'zhao')).toMatchObject({ roles: ['resident', 'coordinator'], areas: ['west'] });
  await people.grant(memberId('wang'), { role: 'chair' });
  await people.withdraw(memberId('wang'), { role: 'recorder' });
  expect((await me(people, 'wang')).roles).toEqual(['resident', 'chair']);
  expect(await people.me(memberId('nobody'))).toBeUndefined();
});

test('[DOC8] each gets the part of the roll that their role entitles to, and contact goes to nobody', async () => {
  const people = await neighbourhood();
  const ids = async (id: string, met: string[] = []) => {
    const { rows } = await people.entitledRows(await me(people, id), new Set(met.map(memberId)));
    expect(JSON.stringify(rows)).not.toContain('phone');
    return rows.map((row) => (row.household ? row.id : `${row.id} (name)`));
  };
  expect(await ids('li', ['wang'])).toEqual(['li', 'wang (name)']);
  expect(await ids('wang')).toEqual(['li', 'sun', 'wang', 'zhao']);
  expect(await ids('zhao')).toEqual(['wang', 'zhao']);
});

test('[DOC8] a person can be erased: row, roles and what they met others by', async () => {
  const people = await neighbourhood();
  const before = await people.entitledRows(await me(people, 'wang'), new Set());
  await people.erase(memberId('sun'));
  const after = await people.entitledRows(await me(people, 'wang'), new Set());
  expect(after.rows.map(({ id }) => id)).toEqual(['li', 'wang', 'zhao']);
  expect(after.digest).not.toBe(before.digest);
  expect((await people.entitledRows(await me(people, 'wang'), new Set())).digest).toBe(after.digest);
});

test('changes are told; a taken id adds nobody', async () => {
  const people = await neighbourhood();
  const told = vi.fn();
  people.onChange(told);
  await expect(people.add([person('new', 'east'), person('li', 'east')])).rejects.toMatchObject({
    reason: 'constraint',
  });
  expect(told).not.toHaveBeenCalled();
  expect(await people.count()).toBe(4);
  await people.grant(memberId('li'), { role: 'planner' });
  expect(told).toHaveBeenCalledOnce();
});
