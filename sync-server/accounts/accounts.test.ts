import { expect, test } from 'vitest';
import { memberId } from '../../lib/shared/ids.ts';
import { People } from '../people/people.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';
import { Accounts, type Attempt } from './accounts.ts';

const person = (id: string) => ({
  id: memberId(id),
  name: id,
  household: id,
  rep: false,
  area: '',
  door: '',
  contact: '',
  roles: [],
});

async function open() {
  const db = await temporaryDatabase();
  const clock = { time: 0, now: () => clock.time };
  await new People(db).add([person('li'), person('wang')]);
  const accounts = new Accounts(db, clock);
  await accounts.create('li', 'the-right-one', memberId('li'));
  return { accounts, clock };
}
const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  account: 'li',
  password: 'the-right-one',
  device: undefined,
  address: '192.0.2.1',
  ...more,
});
const wrong = { password: 'a-wrong-one' };

test('the right password signs in, under any spelling of the account', async () => {
  const { accounts } = await open();
  expect(await accounts.signIn(attempt({ account: ' ＬＩ ' }))).toEqual({ ok: true, value: 'li' });
  expect(await accounts.signIn(attempt(wrong))).toMatchObject({ refusal: { code: 'wrong-password' } });
  expect(await accounts.signIn(attempt({ account: 'nobody' }))).toMatchObject({
    refusal: { code: 'wrong-password' },
  });
});

test('a weak password and a taken account are refused', async () => {
  const { accounts } = await open();
  expect(await accounts.create('wang', '1234567', memberId('wang'))).toMatchObject({
    refusal: { code: 'weak-password' },
  });
  expect(await accounts.create('LI', 'long-enough', memberId('wang'))).toMatchObject({
    refusal: { code: 'account-taken' },
  });
});

test('guessing is slowed per account, also with the right password, and made at once', async () => {
  const { accounts, clock } = await open();
  const guesses = await Promise.all(
    Array.from({ length: 8 }, (_, i) => accounts.signIn(attempt({ ...wrong, address: `192.0.2.${i}` }))),
  );
  const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.refusal.code));
  expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
  expect(await accounts.signIn(attempt())).toEqual({
    ok: false,
    refusal: { code: 'too-fast' },
    retryAfter: 1,
  });
  clock.time += 1000;
  expect((await accounts.signIn(attempt())).ok).toBe(true);
});

test('a device that signed in before gets in while strangers are locked out, and is slowed by itself', async () => {
  const { accounts } = await open();
  await accounts.remember('li', 'my-phone');
  for (let i = 0; i < 6; i++) await accounts.signIn(attempt(wrong));
  expect(await accounts.signIn(attempt({ device: 'not-my-phone' }))).toMatchObject({ retryAfter: 1 });
  expect((await accounts.signIn(attempt({ device: 'my-phone' }))).ok).toBe(true);
  for (let i = 0; i < 5; i++) await accounts.signIn(attempt({ ...wrong, device: 'my-phone' }));
  expect(await accounts.signIn(attempt({ device: 'my-phone' }))).toMatchObject({ retryAfter: 1 });
});

test('one address cannot try many accounts; those who share it and know their password cost nothing', async () => {
  const { accounts } = await open();
  for (let i = 0; i < 29; i++) await accounts.signIn(attempt({ account: `guess-${i}` }));
  for (let i = 0; i < 3; i++) expect((await accounts.signIn(attempt())).ok).toBe(true);
  await accounts.signIn(attempt({ account: 'guess-29' }));
  expect(await accounts.signIn(attempt({ account: 'guess-30' }))).toMatchObject({ retryAfter: 1 });
  expect((await accounts.signIn(attempt({ address: '192.0.2.9' }))).ok).toBe(true);
}, 20_000);

test('an unknown account takes the time of a known one', async () => {
  const { accounts } = await open();
  const quickest = async (account: string) => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await accounts.signIn(attempt({ ...wrong, account }));
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };
  const known = await quickest('li');
  expect(await quickest('nobody')).toBeGreaterThan(known / 3);
});
