import { expect, test, vi } from 'vitest';
import { memberId } from '../../lib/shared/ids.ts';
import { People } from '../people/people.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import { LuciaSessions } from './lucia-sessions.ts';

const li = memberId('li');

async function open(secure = true) {
  const db = await temporaryDatabase();
  const people = new People(db);
  const person = { id: li, name: '李', household: 'h1', rep: true, area: 'east', door: '', contact: '' };
  await people.add([{ ...person, roles: [{ role: 'resident' }] }]);
  const clock = { now: () => Date.now() };
  return { db, people, sessions: new LuciaSessions({ db, people, clock, secure }) };
}
const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

test('a cookie stands for a member for 30 days, out of reach of scripts and of other sites', async () => {
  const { sessions } = await open();
  const cookie = await sessions.start(li);
  expect(cookie).toMatch(/^sid=[a-z0-9]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/);
  const days = Number(/Max-Age=(\d+)/.exec(cookie)?.[1]) / 86_400;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
  expect(await sessions.ofCookie(sent(cookie))).toMatchObject({
    member: { id: 'li', roles: ['resident'], household: 'h1', rep: true, areas: [] },
    me: { name: '李' },
  });
  expect(await (await open(false)).sessions.start(li)).not.toContain('Secure');
});

test('no cookie, a foreign one and an ended one stand for nobody', async () => {
  const { sessions } = await open();
  const cookie = sent(await sessions.start(li));
  for (const header of [undefined, '', 'sid=', 'sid=abcdef', 'other=1']) {
    expect(await sessions.ofCookie(header)).toBeUndefined();
  }
  expect(await sessions.end(cookie)).toContain('Max-Age=0');
  expect(await sessions.ofCookie(cookie)).toBeUndefined();
});

test('the database holds no token, and a session in its second half is lengthened', async () => {
  const { db, sessions } = await open();
  const cookie = sent(await sessions.start(li));
  const token = cookie.slice('sid='.length);
  const rows = await db.all<{ id: string }>('select id from sessions');
  expect(rows.map(({ id }) => id)).not.toContain(token);
  expect((await sessions.ofCookie(cookie))?.renewed).toBeUndefined();
  await db.run('update sessions set expires_at = ?', Date.now() + 10 * 86_400_000);
  expect((await sessions.ofCookie(cookie))?.renewed).toContain(token);
  expect((await sessions.ofCookie(cookie))?.renewed).toBeUndefined();
  await db.run('update sessions set expires_at = ?', Date.now() - 1);
  expect(await sessions.ofCookie(cookie)).toBeUndefined();
});

test('those of many sessions that are still valid, with the roles of now; changes are told at once', async () => {
  const { db, people, sessions } = await open();
  const cookies = [
    sent(await sessions.start(li)),
    sent(await sessions.start(li)),
    sent(await sessions.start(li)),
  ];
  const names = await Promise.all(
    cookies.map(async (cookie) => (await sessions.ofCookie(cookie))?.session ?? ''),
  );
  const [first = '', second = '', third = ''] = names;
  const told = vi.fn();
  sessions.onChange(told);
  await sessions.end(cookies[0]);
  expect(told).toHaveBeenCalledTimes(1);
  await people.grant(li, { role: 'recorder' });
  expect(told).toHaveBeenCalledTimes(2);
  await db.run('update sessions set expires_at = 0 where id = ?', third);
  const valid = await sessions.stillValid([first, second, third, 'never-was']);
  expect([...valid].map(([name, member]) => [name, member.roles])).toEqual([
    [second, ['resident', 'recorder']],
  ]);
  await sessions.deleteExpired();
  expect(await db.all('select 1 from sessions')).toHaveLength(1);
  await people.erase(li);
  expect(await sessions.stillValid([second])).toEqual(new Map());
});
