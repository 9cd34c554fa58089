/** The key whose signature makes a badge: made at the first start, kept in the data folder, never sent. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import * as v from 'valibot';
import { publicKeySchema } from '../../lib/record/badge.ts';
import type { PublicKey } from '../../lib/record/jws.ts';
import { keyFile } from '../storage/data-folder.ts';

export interface CommunityKey {
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
}

const keyFileSchema = v.object({
  version: v.literal(1),
  privateJwk: v.object({ ...publicKeySchema.entries, d: v.string() }),
});

/** `mayMake`: nothing in the data rests on a key yet. Throws where a key is missing that should be there, or broken. */
export async function communityKey(dataDir: string, mayMake: boolean): Promise<CommunityKey> {
  const file = keyFile(dataDir);
  const text = read(file) ?? (mayMake ? await make(file) : undefined);
  if (text === undefined)
    throw new Error(`${file} is missing: without it no badge can be renewed; put it back`);
  const parsed = v.safeParse(keyFileSchema, parseJson(text));
  if (!parsed.success) throw new Error(`${file} is not a community key`);
  const { kty, crv, x, y, d } = parsed.output.privateJwk;
  const privateKey = await importJWK({ kty, crv, x, y, d }, 'ES256');
  if (privateKey instanceof Uint8Array) throw new Error(`${file} is not a community key`);
  return { publicKey: { kty, crv, x, y }, privateKey };
}

function read(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return undefined;
  if ((found.mode & 0o077) !== 0) throw new Error(`${file} can be read by others; give it mode 0600`);
  return readFileSync(file, 'utf8');
}

/** Written whole before it has its name, so that a crash leaves a key or none. */
async function make(file: string): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const privateJwk: JWK = await exportJWK(privateKey);
  const text = JSON.stringify({ version: 1, privateJwk });
  const fd = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${file}.new`, file);
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
