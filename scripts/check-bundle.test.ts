import { expect, test } from 'vitest';
import { loadedScripts } from './check-bundle.ts';

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
