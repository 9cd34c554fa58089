/** Where photos' bytes lie, by their SHA-256. One contract suite (contract.ts) for all that implement it. */
export interface PhotoStore {
  /** Resolves once it is durable; whole or not there, also after the power went. Again changes nothing. */
  put(digest: string, bytes: Uint8Array): Promise<void>;
  get(digest: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  has(digest: string): Promise<boolean>;
  /** One that is not there is no error. */
  delete(digest: string): Promise<void>;
}

/** Nothing else ever becomes part of a path. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
