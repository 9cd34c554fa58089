/** In a folder: `ab/cdef…`. A file is written beside its place, synced, and moved there. */
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDigest, type PhotoStore } from './photo-store.ts';

export class FolderPhotoStore implements PhotoStore {
  readonly #folder: string;
  #writes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #file(digest: string): string {
    if (!isDigest(digest)) throw new Error('not a digest');
    return join(this.#folder, digest.slice(0, 2), digest.slice(2));
  }

  async put(digest: string, bytes: Uint8Array): Promise<void> {
    const file = this.#file(digest);
    if (await this.has(digest)) return;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    this.#writes += 1;
    const part = `${file}.${process.pid}-${this.#writes}.part`;
    try {
      const handle = await open(part, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, file);
      await syncFolder(dirname(file));
      await syncFolder(this.#folder);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async get(digest: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return readFile(this.#file(digest)).then(
      (bytes) => new Uint8Array(bytes),
      (error: unknown) => orThrow(error, undefined),
    );
  }

  async has(digest: string): Promise<boolean> {
    return stat(this.#file(digest)).then(
      () => true,
      (error: unknown) => orThrow(error, false),
    );
  }

  async delete(digest: string): Promise<void> {
    await rm(this.#file(digest), { force: true });
  }
}

/** The names in it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function orThrow<T>(error: unknown, absent: T): T {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent;
  throw error;
}
