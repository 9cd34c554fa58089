import { expect, test } from 'vitest';
import type { Member, Role } from '../record/badge.ts';
import { memberId } from '../shared/ids.ts';
import { entitledRow } from './roll.ts';

const wang = {
  id: memberId('wang'),
  name: '王秀英',
  household: '3-201',
  rep: true,
  area: 'east',
  door: '3 号楼 201',
};
const reader = (...roles: Role[]): Member => ({
  id: memberId('li'),
  roles,
  household: '1-101',
  rep: false,
  areas: ['west'],
});
const { door: _door, ...withoutDoor } = wang;

test('[DOC8] a resident gets the names of those they meet in documents, and nothing more', () => {
  expect(entitledRow(reader('resident'), wang, true)).toEqual({ id: 'wang', name: '王秀英' });
  expect(entitledRow(reader('resident'), wang, false)).toBeUndefined();
});

test('everybody gets their own row whole', () => {
  expect(entitledRow({ ...reader('resident'), id: wang.id }, wang, false)).toEqual(wang);
});

test.each(['committee', 'recorder', 'chair'] as const)(
  'a %s gets the roll of all areas with doors',
  (role) => {
    expect(entitledRow(reader('resident', role), wang, false)).toEqual(wang);
  },
);

test('a planner gets the roll without doors', () => {
  expect(entitledRow(reader('planner'), wang, false)).toEqual(withoutDoor);
});

test('a coordinator gets the roll of their own areas only', () => {
  expect(entitledRow(reader('coordinator'), wang, false)).toBeUndefined();
  expect(entitledRow(reader('coordinator'), { ...wang, area: 'west' }, false)).toEqual({
    ...wang,
    area: 'west',
  });
  expect(entitledRow(reader('volunteer'), { ...wang, area: 'west' }, false)).toBeUndefined();
});
