import { expect, test } from 'vitest';
import { isPrivateAddress, PushServices } from './push-services.ts';

const services = new PushServices(['http://127.0.0.1:8099']);

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/QAbc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
  'http://127.0.0.1:8099/of-the-host',
])('[PUSH5] a known push service, or one that the host names: %s', (endpoint) => {
  expect(services.allows(endpoint)).toBe(true);
});

test.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/abc',
  'https://fcm.googleapis.com@127.0.0.1/abc',
  'https://someone:secret@fcm.googleapis.com/abc',
  'https://fcm.googleapis.com.evil.example/abc',
  'https://evilpush.apple.com.example/abc',
  'https://notify.windows.com/abc',
  'https://evil-notify.windows.com.example/abc',
  'https://push.example.org/abc',
  'https://127.0.0.1/abc',
  'https://[::1]/abc',
  'https://localhost/abc',
  'https://0x7f000001/abc',
  'https://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:8098/beside-the-one-named',
  'https://127.0.0.1:8099/other-scheme',
  'file:///etc/passwd',
  'fcm.googleapis.com/abc',
  `https://fcm.googleapis.com/${'a'.repeat(1100)}`,
  '',
])('[PUSH5] no other address is sent to: %s', (endpoint) => {
  expect(services.allows(endpoint)).toBe(false);
});

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'],
])('[PUSH5] %s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '142.250.1.95', '2607:f8b0:4004::5f'])('%s is not', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test('[PUSH5] a known name that leads into the own network is not connected to', async () => {
  const { lookupFor } = services;
  const look = lookupFor.call(services, 'https://fcm.googleapis.com/abc');
  const answer = await new Promise((resolve) =>
    look?.('localhost', { all: true }, (error) => resolve(error)),
  );
  expect(String(answer)).toContain('private address');
  expect(services.lookupFor('http://127.0.0.1:8099/x')).toBeUndefined();
});
