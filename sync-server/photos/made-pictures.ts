/** For tests: small files of each format, whole as far as their headers go, and what may be put into them. */
import { crc32, deflateSync } from 'node:zlib';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const be16 = (n: number): number[] => [(n >> 8) & 0xff, n & 0xff];
const be32 = (n: number): number[] => [...be16(n >>> 16), ...be16(n & 0xffff)];
const le16 = (n: number): number[] => be16(n).reverse();
const le32 = (n: number): number[] => be32(n).reverse();

export const joined = (...parts: (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

interface Made {
  readonly width?: number;
  readonly height?: number;
  /** Segments or chunks to put in, made by `segment`, `chunk` or `riff`. */
  readonly more?: readonly Uint8Array[];
  /** Makes one picture differ from another. */
  readonly seed?: number;
}

export const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joined([0xff, marker, ...be16(body.length + 2)], body);

export const jpeg = ({ width = 4, height = 3, more = [], seed = 0 }: Made = {}): Uint8Array<ArrayBuffer> =>
  joined(
    [0xff, 0xd8],
    segment(0xe0, ascii('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...more,
    segment(0xdb, new Uint8Array(65).fill(1, 1)),
    segment(0xc0, Uint8Array.from([8, ...be16(height), ...be16(width), 1, 1, 0x11, 0])),
    segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])),
    [...be32(seed).map((byte) => byte & 0x7f), 0xff, 0x00, 0x12, 0xff, 0xd3, 0x34],
    [0xff, 0xd9],
  );

export const chunk = (type: string, body: Uint8Array): Uint8Array => {
  const content = joined(ascii(type), body);
  return joined(be32(body.length), content, be32(crc32(content)));
};

export const png = ({ width = 4, height = 3, more = [] }: Made = {}): Uint8Array<ArrayBuffer> =>
  joined(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', Uint8Array.from([...be32(width), ...be32(height), 8, 0, 0, 0, 0])),
    ...more,
    chunk('IDAT', deflateSync(new Uint8Array(16))),
    chunk('IEND', new Uint8Array()),
  );

export const riff = (type: string, body: Uint8Array): Uint8Array =>
  joined(ascii(type), le32(body.length), body, body.length % 2 ? [0] : []);

export const webp = ({ width = 4, height = 3, more = [] }: Made = {}): Uint8Array<ArrayBuffer> => {
  const bits = (width - 1) | ((height - 1) << 14);
  const body = joined(ascii('WEBP'), riff('VP8L', joined([0x2f], le32(bits >>> 0), [1, 2, 3])), ...more);
  return joined(ascii('RIFF'), le32(body.length), body);
};

export const GPS = 0x8825;
export const ORIENTATION = 0x0112;

/** TIFF with these entries in its first directory, in rising order. By the orientation a picture lies on its side. */
export const exif = (...tags: readonly number[]): Uint8Array => {
  const value = (tag: number): number[] =>
    tag === ORIENTATION
      ? [...le16(3), ...le32(1), ...le16(6), 0, 0]
      : [...le16(4), ...le32(1), ...le32(14 + 12 * tags.length)];
  return joined(
    ...[ascii('Exif\0\0'), ascii('II'), le16(42), le32(8), le16(tags.length)],
    ...tags.flatMap((tag) => [le16(tag), value(tag)]),
    ...[le32(0), le32(0)],
  );
};
