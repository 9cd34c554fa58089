import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PublicKey } from '../../lib/record/jws.ts';
import { es256Verifier, importPublicKey } from './es256.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' }) as PublicKey;
const signed = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }));

test('[ACT1] a signature by the key over the text is right, and nothing else is', () => {
  const verify = es256Verifier();
  const signature = signed('head.body');
  expect(verify(jwk, 'head.body', signature)).toBe(true);
  expect(verify(jwk, 'head.bodY', signature)).toBe(false);
  expect(verify(jwk, 'head.body', signature.slice(1))).toBe(false);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  expect(verify(other as PublicKey, 'head.body', signature)).toBe(false);
});

test('coordinates that are no point of the curve sign nothing', () => {
  const off: PublicKey = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: `${'B'.repeat(42)}A` };
  expect(importPublicKey(off)).toBeUndefined();
  expect(es256Verifier()(off, 'head.body', signed('head.body'))).toBe(false);
});
