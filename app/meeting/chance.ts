import { newId } from '../../lib/shared/ids.ts';

/** Where the meeting's pages get what must not be guessed. */
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

export const newItemId = (): string => newId(random);

const CODES = 10_000;
const RANGE = 65_536;

/** Four digits, each code as likely as any other. */
export function newHallCode(): string {
  const [high = 0, low = 0] = random(new Uint8Array(2));
  const value = high * 256 + low;
  return value < RANGE - (RANGE % CODES) ? String(value % CODES).padStart(4, '0') : newHallCode();
}

/** Of one part of a record: 128 bits, in hex. */
export const newSalt = (): string =>
  Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
