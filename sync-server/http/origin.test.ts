import { expect, test } from 'vitest';
import { ownOrigin } from './origin.ts';

test('without a public origin: the host that was asked, by either scheme', () => {
  const isOwn = ownOrigin({ publicOrigin: undefined, devOrigins: [] });
  expect(isOwn('http://localhost:3000', 'localhost:3000')).toBe(true);
  expect(isOwn('https://pavilion.example', 'pavilion.example')).toBe(true);
  expect(isOwn('http://localhost:3001', 'localhost:3000')).toBe(false);
  expect(isOwn('http://localhost:3000.evil.example', 'localhost:3000')).toBe(false);
  for (const origin of [undefined, 'null', '']) expect(isOwn(origin, 'localhost:3000')).toBe(false);
  expect(isOwn('http://undefined', undefined)).toBe(false);
});

test('with a public origin: that alone, whatever the host; and those of development', () => {
  const isOwn = ownOrigin({
    publicOrigin: 'https://pavilion.example',
    devOrigins: ['http://localhost:3001'],
  });
  expect(isOwn('https://pavilion.example', '127.0.0.1:3000')).toBe(true);
  expect(isOwn('http://localhost:3001', '127.0.0.1:3000')).toBe(true);
  expect(isOwn('http://pavilion.example', 'pavilion.example')).toBe(false);
  expect(isOwn('https://evil.example', 'evil.example')).toBe(false);
});
