import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientAddress, isAddressRange, upgradeAddress } from './client-address.ts';

const seen = async (trusted: readonly string[], peer: string, forwarded?: string): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(trusted)(c)));
  const bindings = { incoming: { socket: { remoteAddress: peer } } } as HttpBindings;
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, bindings)).text();
};

const PROXIES = ['127.0.0.0/8', '::1', '10.0.0.0/8'];

test('a trusted proxy is believed for whom it names last', async () => {
  expect(await seen(PROXIES, '127.0.0.1', '192.0.2.7')).toBe('192.0.2.7');
  expect(await seen(PROXIES, '::1', '2001:db8::7')).toBe('2001:db8::7');
  expect(await seen(PROXIES, '::ffff:127.0.0.1', '192.0.2.7')).toBe('192.0.2.7');
});

test('what a stranger wrote into the header before the proxy did is not believed', async () => {
  expect(await seen(PROXIES, '127.0.0.1', '203.0.113.9, 192.0.2.7')).toBe('192.0.2.7');
  expect(await seen(PROXIES, '192.0.2.7', '203.0.113.9')).toBe('192.0.2.7');
  expect(await seen([], '127.0.0.1', '192.0.2.7')).toBe('127.0.0.1');
});

test('through several trusted proxies the first that is not trusted is who asks', async () => {
  expect(await seen(PROXIES, '127.0.0.1', '203.0.113.9, 192.0.2.7, 10.1.2.3')).toBe('192.0.2.7');
  expect(await seen(PROXIES, '127.0.0.1', '10.1.2.3')).toBe('10.1.2.3');
  expect(await seen(PROXIES, '127.0.0.1')).toBe('127.0.0.1');
  expect(await seen(PROXIES, '127.0.0.1', 'not an address')).toBe('not an address');
});

test('a range is an address with a prefix that fits it', () => {
  for (const good of ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0'])
    expect(isAddressRange(good)).toBe(true);
  for (const bad of ['', 'localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '/8', '::/129'])
    expect(isAddressRange(bad), bad).toBe(false);
});

test('an upgrade comes from the same address, and from none where a trusted proxy names nobody', () => {
  const from = (peer: string, forwarded?: string): string | undefined =>
    upgradeAddress(PROXIES)({
      socket: { remoteAddress: peer },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    } as unknown as IncomingMessage);
  expect(from('127.0.0.1', '203.0.113.9, 192.0.2.7')).toBe('192.0.2.7');
  expect(from('192.0.2.7', '203.0.113.9')).toBe('192.0.2.7');
  expect(from('127.0.0.1')).toBeUndefined();
  expect(from('10.0.0.1', '10.0.0.2')).toBeUndefined();
});
