/**
 * A JPEG without what some browsers write beside the picture even when they have drawn it themselves: Exif, XMP, IPTC and
 * comments. JFIF (APP0), the colour profile (APP2) and Adobe's colours (APP14) stay. Given back as it was where it is no
 * JPEG of whole segments: then the centre says what is wrong with it [PHOTO1, PHOTO4].
 */
export function withoutMetadata(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    // The picture itself begins: all of the rest stays.
    if (marker === SCAN) {
      kept.push(jpeg.subarray(at));
      return joined(kept);
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (!isMetadata(marker)) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return jpeg;
}

const SCAN = 0xda;
const isMetadata = (marker: number): boolean =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker));

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
