import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadedScripts, measureBundle } from './check-bundle.ts';

test('scripts and preloads count once, old browsers and inline scripts do not count', () => {
  const html = `
    <link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>
    <link rel="stylesheet" href="/_next/static/chunks/a.css"/>
    <script src="/_next/static/chunks/a.js?dpl=1" async=""></script>
    <script src="/_next/static/chunks/b.js" async=""></script>
    <script src="/_next/static/chunks/old.js" noModule=""></script>
    <script>let inline</script>`;
  expect(loadedScripts(html)).toEqual(['/_next/static/chunks/a.js', '/_next/static/chunks/b.js']);
});

describe('a build', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'pavilion-bundle-'));
    mkdirSync(join(out, 'chunks'));
  });
  afterEach(() => rmSync(out, { recursive: true, force: true }));

  /** Random bytes: what does not compress weighs what it is. */
  const script = (name: string, KiB: number) =>
    writeFileSync(join(out, 'chunks', name), crypto.getRandomValues(new Uint8Array(KiB * 1024)));
  const page = (name: string, ...scripts: readonly string[]) =>
    writeFileSync(
      join(out, name),
      scripts.map((each) => `<script src="/chunks/${each}" async=""></script>`).join(''),
    );

  test('within its bars passes; a page without a bar may weigh what it will', () => {
    script('shell.js', 10);
    script('reader.js', 30);
    page('index.html', 'shell.js');
    page('library.html', 'shell.js', 'reader.js');
    expect(measureBundle(out, { '/': 11 }).problems).toEqual([]);
  });

  test('with one page above its bar fails, and says by how much', () => {
    script('shell.js', 10);
    script('editor.js', 4);
    page('index.html', 'shell.js');
    page('meeting.html', 'shell.js', 'editor.js');
    expect(measureBundle(out, { '/': 11, '/meeting': 13 }).problems).toEqual([
      expect.stringMatching(/^\/meeting loads 14(\.\d)? KiB, its bar is 13$/),
    ]);
  });

  test('without a page that has a bar fails', () => {
    page('index.html');
    expect(measureBundle(out, { '/': 11, '/meeting': 13 }).problems).toEqual([
      '/meeting has a bar but no page',
    ]);
  });
});
