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
