import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BROWSER_CACHE, unpackedOnce } from './unpacked-once.ts';

/**
 * Writes a fontconfig file by which a browser knows Noto Sans SC (Chinese) beside the given folders; its
 * path, for FONTCONFIG_FILE. As system fonts they need no change to the page, its styles or its policy.
 */
export async function writeFontConfig(folders: readonly string[]): Promise<string> {
  const chinese = await unpackedOnce('@fontsource-variable/noto-sans-sc', decompressFonts);
  const file = join(BROWSER_CACHE, 'fonts.conf');
  const config = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${[...folders, chinese].map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(BROWSER_CACHE, 'fontconfig')}</cachedir>
</fontconfig>
`;
  // Left alone where it is right already: another browser may be reading it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== config) writeFileSync(file, config);
  return file;
}

/** The package holds woff2 only, which Chromium shows from pages but not from the system. */
async function decompressFonts(packageDir: string, target: string): Promise<void> {
  const { default: wawoff2 } = await import('wawoff2');
  for (const file of globSync(join(packageDir, 'files/*.woff2'))) {
    const ttf = await wawoff2.decompress(readFileSync(file));
    writeFileSync(join(target, `${basename(file, '.woff2')}.ttf`), ttf);
  }
}
