import * as v from 'valibot';
import { expect, test } from 'vitest';
import { memberId } from '../shared/ids.ts';
import { memberOf, meSchema } from './me.ts';

const me = {
  id: memberId('li'),
  name: '李',
  roles: ['resident' as const],
  household: 'h1',
  rep: true,
  areas: ['a1'],
};

test('a payload is read, also with fields of a newer version; an unknown role is not', () => {
  expect(v.parse(meSchema, { ...me, later: 1 })).toEqual(me);
  expect(v.is(meSchema, { ...me, roles: ['king'] })).toBe(false);
});

test('a member is the payload without the name', () => {
  expect(memberOf(me)).toEqual({ id: 'li', roles: ['resident'], household: 'h1', rep: true, areas: ['a1'] });
});
