import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { photoStoreContract } from './contract.ts';
import { FolderPhotoStore } from './folder-photo-store.ts';

const DIGEST = 'ab'.repeat(32);

describe('photos in a folder', () => {
  photoStoreContract(() => new FolderPhotoStore(join(temporaryFolder(), 'attachments')));

  it('lie under their digest, readable by their owner alone, with nothing left beside them', async () => {
    const folder = join(temporaryFolder(), 'attachments');
    await new FolderPhotoStore(folder).put(DIGEST, new Uint8Array([1, 2, 3]));
    const file = join(folder, 'ab', DIGEST.slice(2));
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(globSync('**/*', { cwd: folder })).toHaveLength(2);
  });

  it('a folder that takes nothing is an error, and leaves nothing half written', async () => {
    const file = join(temporaryFolder(), 'no-folder');
    await new FolderPhotoStore(file).put(DIGEST, new Uint8Array([1]));
    const store = new FolderPhotoStore(join(file, 'ab', DIGEST.slice(2)));
    await expect(store.put(DIGEST, new Uint8Array([1]))).rejects.toThrow('ENOTDIR');
  });
});
