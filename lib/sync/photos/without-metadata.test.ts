import { expect, test } from 'vitest';
import { withoutMetadata } from './without-metadata.ts';

const segment = (marker: number, text: string): number[] => [
  ...[0xff, marker, 0, text.length + 2],
  ...new TextEncoder().encode(text),
];
const SCAN = [0xff, 0xda, 0, 2, 7, 0xff, 0xe1, 9, 0xff, 0xd9];
const bytes = (...parts: number[][]): Uint8Array<ArrayBuffer> => Uint8Array.from(parts.flat());

test('what says more than the picture is left out; colours, tables and the picture stay as they are', () => {
  const plain = [segment(0xe0, 'JFIF'), segment(0xe2, 'ICC_PROFILE'), segment(0xdb, 'table'), SCAN];
  const told = [
    ...[segment(0xe0, 'JFIF'), segment(0xe1, 'Exif'), segment(0xe2, 'ICC_PROFILE')],
    ...[segment(0xed, 'Photoshop'), segment(0xfe, 'by the gate'), segment(0xdb, 'table'), SCAN],
  ];
  expect(withoutMetadata(bytes([0xff, 0xd8], ...told))).toEqual(bytes([0xff, 0xd8], ...plain));
  expect(withoutMetadata(bytes([0xff, 0xd8], ...plain))).toEqual(bytes([0xff, 0xd8], ...plain));
});

test('what is no JPEG of whole segments stays as it is', () => {
  for (const odd of [bytes([]), bytes([0xff, 0xd8]), bytes([0xff, 0xd8], segment(0xe1, 'Exif').slice(0, 5))])
    expect(withoutMetadata(odd)).toEqual(odd);
});
