/** Passwords as argon2id (RFC 9106) in PHC form, computed off the main thread. */
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';

const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 1024;
/** OWASP's second choice for argon2id: 19 MiB, 2 passes. */
const COST = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 } as const;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Length in characters as people count them, after the normal form that is hashed. */
export const isStrongEnough = (password: string): boolean => [...normal(password)].length >= MIN_PASSWORD;

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive({ ...COST, message: normal(password), nonce });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(nonce)}$${plain(tag)}`;
}

/** With the costs that `hash` was made with. A hash that is none is nobody's. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = PHC.exec(hash) ?? [];
  if (!nonce || !tag) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive({
    message: normal(password),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected);
}

const normal = (password: string): string => password.normalize('NFKC');
const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
