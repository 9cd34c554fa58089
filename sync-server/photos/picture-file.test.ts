import { describe, expect, it } from 'vitest';
import { chunk, exif, GPS, joined, jpeg, ORIENTATION, png, riff, segment, webp } from './made-pictures.ts';
import { readPicture } from './picture-file.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const codeOf = (bytes: Uint8Array): string => {
  const read = readPicture(bytes);
  return read.ok ? 'fine' : read.refusal.code;
};
const formats = [
  ['image/jpeg', jpeg],
  ['image/png', png],
  ['image/webp', webp],
] as const;

describe.each(formats)('[PHOTO4] %s', (type, make) => {
  it('is known by its own bytes, with its size', () => {
    expect(readPicture(make({ width: 1600, height: 900 }))).toEqual({
      ok: true,
      value: { type, width: 1600, height: 900 },
    });
  });

  it('is refused where it says to be larger than a photo: it would be unpacked to that', () => {
    expect(codeOf(make({ width: 1601, height: 1 }))).toBe('too-large');
    expect(codeOf(make({ width: 1, height: 16_000 }))).toBe('too-large');
  });

  it('is refused cut off anywhere, and with anything behind it', () => {
    const whole = make();
    for (let length = 0; length < whole.length; length++)
      expect(codeOf(whole.subarray(0, length)), `${length}`).toBe('not-a-photo');
    expect(codeOf(joined(whole, [0]))).toBe('not-a-photo');
    expect(codeOf(joined(whole, text('<script>alert(1)</script>')))).toBe('not-a-photo');
    expect(codeOf(joined(whole, [0x50, 0x4b, 0x03, 0x04]))).toBe('not-a-photo');
  });

  it('never throws, whatever byte of it is another', () => {
    const whole = make();
    for (let at = 0; at < whole.length; at++)
      for (const byte of [0, 1, 0x7f, 0xff]) {
        const changed = whole.slice();
        changed[at] = byte;
        expect(['fine', 'not-a-photo', 'too-large', 'has-metadata']).toContain(codeOf(changed));
      }
  });
});

it.each([
  ['nothing', new Uint8Array()],
  ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', text('<!doctype html><script>alert(1)</script>')],
  ['GIF', text('GIF89a\x01\0\x01\0\0\0\0;')],
  ['HTML that begins like a JPEG', joined([0xff, 0xd8, 0xff], text('<script>alert(1)</script>'))],
  ['an archive', joined([0x50, 0x4b, 0x03, 0x04], new Uint8Array(60))],
  ['a JPEG without a picture', joined([0xff, 0xd8, 0xff, 0xd9])],
  ['a JPEG of two sizes', jpeg({ more: [segment(0xc2, Uint8Array.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0]))] })],
  ['an animated PNG', png({ more: [chunk('acTL', new Uint8Array(8))] })],
  ['an animated WebP', webp({ more: [riff('ANMF', new Uint8Array(24))] })],
  ['a WebP of two pictures', webp({ more: [riff('VP8L', Uint8Array.from([0x2f, 0, 0, 0, 0, 0]))] })],
  ['a picture without height', png({ height: 0 })],
])('[PHOTO4] %s is no photo', (_name, bytes) => {
  expect(codeOf(bytes)).toBe('not-a-photo');
});

it.each([
  ['JPEG', jpeg({ more: [segment(0xe1, exif(GPS))] })],
  ['PNG', png({ more: [chunk('eXIf', exif(GPS).subarray(6))] })],
  ['WebP', webp({ more: [riff('EXIF', exif(GPS))] })],
  ['JPEG with XMP', jpeg({ more: [segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'))] })],
  ['JPEG with IPTC', jpeg({ more: [segment(0xed, text('Photoshop 3.0\0'))] })],
  ['JPEG with a comment', jpeg({ more: [segment(0xfe, text('by the east gate'))] })],
  ['JPEG with Exif that cannot be read', jpeg({ more: [segment(0xe1, text('Exif\0\0nonsense'))] })],
  ['PNG with text', png({ more: [chunk('tEXt', text('Comment\0by the east gate'))] })],
  ['WebP with XMP', webp({ more: [riff('XMP ', text('<x:xmpmeta/>'))] })],
])('[PHOTO4] a %s that may say where it was taken is refused for that', (_name, bytes) => {
  expect(codeOf(bytes)).toBe('has-metadata');
});

it('Exif that says only how it is to be turned is harmless', () => {
  expect(codeOf(jpeg({ more: [segment(0xe1, exif(ORIENTATION))] }))).toBe('fine');
});
