import { hasPlaceIn } from './exif.ts';
import type { FoundPicture } from './picture-file.ts';

/** Chunk by chunk (PNG, third edition, 5), to IEND, which is the end of the file. An animation is none. */
export function readPng(bytes: Uint8Array): FoundPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { readonly width: number; readonly height: number } | undefined;
  let hasPlace = false;
  let hasData = false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if ((at === 8) !== (type === 'IHDR')) return undefined;
    if (type === 'IHDR') {
      if (length !== 13) return undefined;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'acTL') return undefined;
    hasData ||= type === 'IDAT';
    // Text may hold anything, XMP too.
    hasPlace ||= ['iTXt', 'tEXt', 'zTXt'].includes(type) || (type === 'eXIf' && hasPlaceIn(body));
    if (type === 'IEND') return end === bytes.length && size && hasData ? { ...size, hasPlace } : undefined;
    at = end;
  }
  return undefined;
}
