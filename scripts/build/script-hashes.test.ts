import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineScriptHashes, inlineStyle } from './script-hashes.ts';

test('every inline script is hashed once, and no script with a source', () => {
  const html = `<script src="/a.js" async=""></script><script>let a</script><script id="x">let b</script><script>let a</script>`;
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(inlineScriptHashes(html)).toEqual([hash('let a'), hash('let b')]);
});

test('inline styles are found in the markup, and not in what a script quotes', () => {
  expect(inlineStyle('<p class="style">style="x"</p><script>"<p style=\\"a\\">"</script>')).toBeUndefined();
  expect(inlineStyle('<main><p class="a" style="color:red">x</p></main>')).toContain('style="color:red"');
  expect(inlineStyle('<style>p{}</style>')).toContain('<style>');
});
