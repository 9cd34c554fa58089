import { expect, test } from 'vitest';
import { memberId } from '../shared/ids.ts';
import { memberOf } from './me.ts';

test('a member is the payload without the name, which belongs in no document', () => {
  const member = {
    id: memberId('li'),
    roles: ['resident' as const],
    household: 'h1',
    rep: true,
    areas: ['a1'],
  };
  expect(memberOf({ ...member, name: '李' })).toEqual(member);
});
