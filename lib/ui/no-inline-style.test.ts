import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('no screen carries a style attribute: the content security policy allows stylesheets only', () => {
  const files = globSync('{app,lib}/**/*.tsx', { cwd: root });
  expect(files.length).toBeGreaterThan(40);
  const offending = files.filter((file) =>
    /\bstyle=|setAttribute\('style'/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(offending).toEqual([]);
});
