import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without any, the server listens on localhost:3000 and keeps its data in ./data', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      publicOrigin: undefined,
      devOrigins: [],
      demo: false,
      trustedProxies: ['127.0.0.0/8', '::1'],
      metrics: 'off',
      metricsToken: undefined,
      logLevel: 'info',
      limits: {
        member: { connections: 100, frames: 200, bytes: 1_000_000 },
        address: { connections: 4000, frames: 10_000, bytes: 16_000_000 },
        documentsADay: 100,
        documentBytes: 8_000_000,
        photosAMonth: 200,
        photoBytesAMonth: 50_000_000,
      },
      push: true,
      pushServices: [],
    },
  });
});

test('all settings are read', () => {
  const env = {
    PORT: '8080',
    HOST: '::1',
    DATA_DIR: '/srv/pavilion',
    PUBLIC_ORIGIN: 'https://pavilion.example.org',
    DEV_ORIGIN: 'http://localhost:3001,http://127.0.0.1:3001',
    PAVILION_DEMO: '1',
    TRUSTED_PROXY: '10.0.0.0/8, fd00::1',
    METRICS: 'loopback',
    LOG_LEVEL: 'debug',
    METRICS_TOKEN: 'a-token-of-twenty-four-letters',
    CONNECTIONS_PER_MEMBER: '1',
    FRAMES_PER_MEMBER: '2',
    BYTES_PER_MEMBER: '3',
    CONNECTIONS_PER_ADDRESS: '4',
    FRAMES_PER_ADDRESS: '5',
    BYTES_PER_ADDRESS: '6',
    DOCUMENTS_PER_MEMBER: '7',
    DOCUMENT_BYTES: '0',
    PUSH: 'off',
    PUSH_SERVICES: 'https://push.example.org, http://127.0.0.1:8099',
    PHOTOS_PER_MEMBER: '8',
    PHOTO_BYTES_PER_MEMBER: '9',
  };
  expect(readSettings(env)).toMatchObject({
    value: {
      port: 8080,
      host: '::1',
      demo: true,
      devOrigins: ['http://localhost:3001', 'http://127.0.0.1:3001'],
      trustedProxies: ['10.0.0.0/8', 'fd00::1'],
      metrics: 'loopback',
      logLevel: 'debug',
      metricsToken: 'a-token-of-twenty-four-letters',
      push: false,
      pushServices: ['https://push.example.org', 'http://127.0.0.1:8099'],
      limits: {
        member: { connections: 1, frames: 2, bytes: 3 },
        address: { connections: 4, frames: 5, bytes: 6 },
        documentsADay: 7,
        documentBytes: 0,
      },
    },
  });
});

test('the demo limits nobody unasked: one account serves whoever tries or measures it', () => {
  const none = { connections: 0, frames: 0, bytes: 0 };
  expect(readSettings({ PAVILION_DEMO: '1', FRAMES_PER_MEMBER: '9' })).toMatchObject({
    value: {
      limits: { member: { ...none, frames: 9 }, address: none, documentsADay: 0, documentBytes: 8_000_000 },
    },
  });
});

test.each([
  { PORT: 'http' },
  { PORT: '65536' },
  { PORT: '' },
  { HOST: 'two words' },
  { DATA_DIR: ' ' },
  { PUBLIC_ORIGIN: 'pavilion.example.org' },
  { PUBLIC_ORIGIN: 'https://pavilion.example.org/' },
  { PUBLIC_ORIGIN: 'ftp://pavilion.example.org' },
  { DEV_ORIGIN: 'http://localhost:3001,here' },
  { PAVILION_DEMO: 'yes' },
  { TRUSTED_PROXY: 'proxy.example.org' },
  { TRUSTED_PROXY: '10.0.0.0/33' },
  { METRICS: 'on' },
  { LOG_LEVEL: 'loud' },
  { METRICS_TOKEN: 'short' },
  { CONNECTIONS_PER_MEMBER: 'many' },
  { DOCUMENT_BYTES: '3 MB' },
  { FRAMES_PER_ADDRESS: '-1' },
])('%o is named in one line', (env) => {
  const read = readSettings(env);
  const [name = ''] = Object.keys(env);
  expect(read.ok ? '' : read.problem).toMatch(new RegExp(`^${name} must .*$`));
});

test('every setting stands in docs/hosting.md, and none that there is not', () => {
  const asked = new Set<string>();
  readSettings(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
  const page = readFileSync(join(import.meta.dirname, '../docs/hosting.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual([...asked].sort());
});
