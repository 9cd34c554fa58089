/** Bytes as the history keeps them: a byte for the format, then a zstd frame (RFC 8878) with its checksum. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const PARAMS = { [constants.ZSTD_c_checksumFlag]: 1 };

export function packed(format: number, bytes: Uint8Array): Uint8Array {
  const compressed = zstdCompressSync(bytes, { params: PARAMS });
  const all = new Uint8Array(compressed.length + 1);
  all[0] = format;
  all.set(compressed, 1);
  return all;
}

/** Throws where the bytes are not what was packed. */
export function unpacked(format: number, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== format) throw new Error(`of format ${bytes[0]}, not ${format}`);
  return zstdDecompressSync(bytes.subarray(1));
}
