import { hasPlaceIn } from './exif.ts';
import type { FoundPicture } from './picture-file.ts';

/** Segment by segment (ITU-T T.81, annex B), to the end of the image, which is the end of the file. */
export function readJpeg(bytes: Uint8Array): FoundPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { readonly width: number; readonly height: number } | undefined;
  let hasPlace = false;
  let hasScan = false;
  let at = 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === END) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === END) return at + 2 === bytes.length && size && hasScan ? { ...size, hasPlace } : undefined;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return undefined;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (size || body.length < 6) return undefined;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    hasPlace ||= isMetadata(marker) && saysPlace(body);
    at = end;
    if (marker === SCAN) {
      hasScan = true;
      at = endOfScan(bytes, at);
    }
  }
  return undefined;
}

const END = 0xd9;
const SCAN = 0xda;

/** All but tables (DHT, JPG, DAC) between SOF0 and SOF15. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Comments too. APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colours) tell nothing of a place. */
const isMetadata = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker));

/** Exif may have none; whatever else (XMP, IPTC) no device of ours writes. */
function saysPlace(body: Uint8Array): boolean {
  const isExif = String.fromCharCode(...body.subarray(0, 6)) === 'Exif\0\0';
  return isExif ? hasPlaceIn(body.subarray(6)) : true;
}

/** Where the next marker stands that is no part of the entropy-coded data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
