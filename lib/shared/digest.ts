import { digest } from 'lib0/hash/sha256';

const utf8 = new TextEncoder();

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. Synchronous, because folds are. */
export function sha256Hex(text: string): string {
  let hex = '';
  for (const byte of digest(utf8.encode(text))) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
