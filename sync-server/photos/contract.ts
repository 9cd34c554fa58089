/** What every store of photos must do. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PhotoStore } from './photo-store.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

export function photoStoreContract(make: () => PhotoStore): void {
  it('what was put is there as it was, under its own name alone', async () => {
    const store = make();
    const content = bytes('a lamp');
    await store.put(digestOf(content), content);
    expect(await store.get(digestOf(content))).toEqual(content);
    expect(await store.has(digestOf(content))).toBe(true);
    expect(await store.get(digestOf(bytes('a door')))).toBeUndefined();
    expect(await store.has(digestOf(bytes('a door')))).toBe(false);
  });

  it('putting it again, also twice at once, changes nothing', async () => {
    const store = make();
    const content = bytes('a lamp');
    await Promise.all([1, 2, 3].map(() => store.put(digestOf(content), content)));
    await store.put(digestOf(content), bytes('something else'));
    expect(await store.get(digestOf(content))).toEqual(content);
  });

  it('what was deleted is gone, and can be put again; deleting what is not there is no error', async () => {
    const store = make();
    const content = bytes('a lamp');
    await store.delete(digestOf(content));
    await store.put(digestOf(content), content);
    await store.delete(digestOf(content));
    expect(await store.get(digestOf(content))).toBeUndefined();
    await store.put(digestOf(content), content);
    expect(await store.has(digestOf(content))).toBe(true);
  });

  it('[PHOTO4] a name that is no digest is never used as one', async () => {
    const store = make();
    for (const name of ['', '..', '../pavilion.db', 'A'.repeat(64), `${'a'.repeat(63)}/`, 'a'.repeat(63)])
      await expect(store.put(name, bytes('x')), name).rejects.toThrow('not a digest');
  });
}
