import { isDigest, type PhotoStore } from './photo-store.ts';

/** For tests. */
export class MemoryPhotoStore implements PhotoStore {
  readonly #photos = new Map<string, Uint8Array<ArrayBuffer>>();

  async put(digest: string, bytes: Uint8Array): Promise<void> {
    if (!isDigest(digest)) throw new Error('not a digest');
    if (!this.#photos.has(digest)) this.#photos.set(digest, new Uint8Array(bytes));
  }

  async get(digest: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#photos.get(digest);
  }

  async has(digest: string): Promise<boolean> {
    return this.#photos.has(digest);
  }

  async delete(digest: string): Promise<void> {
    this.#photos.delete(digest);
  }
}
