import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadStatic, type StaticFiles } from './static.ts';

let root: string;
let serve: StaticFiles;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'pavilion-static-'));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
  };
  write('secret.txt', 'not part of the app');
  write('csp.json', JSON.stringify({ '/meeting.html': ["'sha256-abc='"] }));
  write('out/index.html', '<h1>today</h1>');
  write('out/404.html', '<h1>none</h1>');
  write('out/meeting.html', '<h1>meeting</h1>');
  write('out/meeting.html.br', brotliCompressSync('<h1>meeting</h1>'));
  write('out/meeting.html.gz', gzipSync('<h1>meeting</h1>'));
  write('out/meeting/__next.txt', 'part');
  write('out/_next/static/chunks/1f.js', 'let a');
  write('out/sw.js', 'let c');
  write('out/_next/static/build/_ssgManifest.js', 'let b');
  const loaded = loadStatic(join(root, 'out'), join(root, 'csp.json'));
  if (!loaded) throw new Error('not loaded');
  serve = loaded;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) => serve(path, new Headers(headers));

describe('paths', () => {
  test('a page has its path without .html, beside a folder of the same name, with or without a last slash', async () => {
    for (const path of ['/meeting', '/meeting.html', '/meeting/']) {
      expect(await get(path).text()).toBe('<h1>meeting</h1>');
    }
    expect(await get('/').text()).toBe('<h1>today</h1>');
    expect(await get('/meeting/__next.txt').text()).toBe('part');
  });

  test('what is not in the folder is the 404 page and is not kept', async () => {
    for (const path of ['/nope', '/../secret.txt', '/..%2fsecret.txt', '/meeting.html.br']) {
      const answer = get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('<h1>none</h1>');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('without a build there is nothing to serve', () => {
    expect(loadStatic(join(root, 'no-out'), join(root, 'csp.json'))).toBeUndefined();
    expect(loadStatic(join(root, 'out'), join(root, 'no-csp.json'))).toBeUndefined();
  });
});

describe('encodings and tags', () => {
  test('br before gzip before plain, and a refused encoding is not used', async () => {
    expect(get('/meeting', { 'accept-encoding': 'gzip, deflate, br' }).headers.get('content-encoding')).toBe(
      'br',
    );
    expect(get('/meeting', { 'accept-encoding': 'br;q=0, gzip' }).headers.get('content-encoding')).toBe(
      'gzip',
    );
    expect(get('/meeting', { 'accept-encoding': 'zstd' }).headers.get('content-encoding')).toBeNull();
    expect(get('/', { 'accept-encoding': 'br' }).headers.get('content-encoding')).toBeNull();
  });

  test('a known tag is answered 304 with the headers and without the body', async () => {
    const etag = get('/meeting', { 'accept-encoding': 'br' }).headers.get('etag') ?? '';
    const again = get('/meeting', { 'accept-encoding': 'br', 'if-none-match': `"x", W/${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('content-security-policy')).toContain("script-src 'self' 'sha256-abc='");
    expect(get('/meeting', { 'if-none-match': etag }).status).toBe(200);
  });

  test('only files named by their content are immutable', () => {
    expect(get('/_next/static/chunks/1f.js').headers.get('cache-control')).toContain('immutable');
    expect(get('/_next/static/build/_ssgManifest.js').headers.get('cache-control')).toBe('no-cache');
    expect(get('/meeting').headers.get('cache-control')).toBe('no-cache');
  });
});

describe('security headers', () => {
  test('a page allows its own inline scripts by hash, and no inline style at all', () => {
    const policy = get('/meeting').headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'sha256-abc='");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(get('/').headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  test('the service worker has a policy of its own, other scripts have none', () => {
    expect(get('/sw.js').headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(get('/_next/static/chunks/1f.js').headers.has('content-security-policy')).toBe(false);
  });

  test('every file is sent with the fixed headers, the 404 page too', () => {
    for (const path of ['/', '/nope', '/_next/static/chunks/1f.js']) {
      const { headers } = get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    }
  });
});
