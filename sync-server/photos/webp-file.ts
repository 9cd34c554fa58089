import { hasPlaceIn } from './exif.ts';
import type { FoundPicture } from './picture-file.ts';

type Size = Pick<FoundPicture, 'width' | 'height'>;

/** Chunk by chunk (RFC 9649), to the end that the file itself names. An animation is none. */
export function readWebp(bytes: Uint8Array): FoundPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(4, true) + 8 !== bytes.length) return undefined;
  let picture: Size | undefined;
  let canvas: Size | undefined;
  let hasPlace = false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length !== length) return undefined;
    if (type === 'ANIM' || type === 'ANMF') return undefined;
    if (type === 'VP8X') canvas = extended(body);
    if (type === 'VP8 ' || type === 'VP8L') {
      const found = type === 'VP8 ' ? lossy(body) : lossless(body);
      if (picture || !found) return undefined;
      picture = found;
    }
    hasPlace ||= type === 'XMP ' || (type === 'EXIF' && hasPlaceIn(withoutPrefix(body)));
    at += 8 + length + (length % 2);
  }
  if (at !== bytes.length || !picture) return undefined;
  const isOne = !canvas || (canvas.width === picture.width && canvas.height === picture.height);
  return isOne ? { ...picture, hasPlace } : undefined;
}

function extended(body: Uint8Array): Size | undefined {
  const three = (at: number): number =>
    (body[at] ?? 0) + 0x100 * (body[at + 1] ?? 0) + 0x10000 * (body[at + 2] ?? 0) + 1;
  return body.length < 10 ? undefined : { width: three(4), height: three(7) };
}

/** A key frame's header (RFC 6386, 9.1). */
function lossy(body: Uint8Array): Size | undefined {
  const isKeyFrame = body.length >= 10 && ((body[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return undefined;
  const side = (at: number): number => ((body[at] ?? 0) + 0x100 * (body[at + 1] ?? 0)) & 0x3fff;
  return { width: side(6), height: side(8) };
}

function lossless(body: Uint8Array): Size | undefined {
  if (body.length < 5 || body[0] !== 0x2f) return undefined;
  const bits = new DataView(body.buffer, body.byteOffset).getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Some writers put the prefix of JPEG's before it. */
const withoutPrefix = (body: Uint8Array): Uint8Array =>
  String.fromCharCode(...body.subarray(0, 6)) === 'Exif\0\0' ? body.subarray(6) : body;
