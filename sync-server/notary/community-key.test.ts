import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { communityKey } from './community-key.ts';

test('the key is made once, for the owner of the folder alone, and is the same after a restart', async () => {
  const folder = temporaryFolder();
  const first = await communityKey(folder, true);
  expect(Object.keys(first.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  expect(statSync(join(folder, 'community-key.json')).mode & 0o777).toBe(0o600);
  expect((await communityKey(folder, false)).publicKey).toEqual(first.publicKey);
});

test('a key that is missing under existing data, open to others or broken stops the start', async () => {
  const folder = temporaryFolder();
  await expect(communityKey(folder, false)).rejects.toThrow('community-key.json is missing');
  await communityKey(folder, true);
  const file = join(folder, 'community-key.json');
  chmodSync(file, 0o644);
  await expect(communityKey(folder, false)).rejects.toThrow('mode 0600');
  chmodSync(file, 0o600);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  await expect(communityKey(folder, false)).rejects.toThrow('not a community key');
});
