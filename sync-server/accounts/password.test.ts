import { expect, test } from 'vitest';
import { hashPassword, isStrongEnough, verifyPassword } from './password.ts';

test('a password is kept as argon2id with 19 MiB and 2 passes, salted', async () => {
  const [one, two] = await Promise.all([hashPassword('pavilion-demo'), hashPassword('pavilion-demo')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'pavilion-demo')).toBe(true);
  expect(await verifyPassword(one, 'pavilion-dem0')).toBe(false);
});

test('full-width and half-width typing is one password', async () => {
  expect(await verifyPassword(await hashPassword('ＡＢＣ１２３４５'), 'ABC12345')).toBe(true);
});

test('fewer than 8 characters are too weak, whatever their bytes', () => {
  expect(isStrongEnough('1234567')).toBe(false);
  expect(isStrongEnough('12345678')).toBe(true);
  expect(isStrongEnough('👨‍🌾👩')).toBe(false);
});

test('what is no hash fits nothing', async () => {
  expect(await verifyPassword('', '')).toBe(false);
  expect(await verifyPassword('$argon2id$v=19$m=8,t=1,p=1$$', 'x')).toBe(false);
});
