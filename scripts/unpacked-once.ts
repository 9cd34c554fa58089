import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Inside node_modules: a fresh install starts afresh, and no other folder has to be ignored. */
export const BROWSER_CACHE = fileURLToPath(new URL('../node_modules/.cache/pavilion', import.meta.url));

/**
 * A folder that `fill` has filled, made once per version of the package it comes from. It is filled under
 * another name and renamed: a run that was killed half-way, or two at once, must not leave half a folder.
 */
export async function unpackedOnce(
  packageName: string,
  fill: (packageDir: string, target: string) => Promise<void>,
): Promise<string> {
  const packageDir = fileURLToPath(new URL(`../node_modules/${packageName}`, import.meta.url));
  const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const folder = join(BROWSER_CACHE, `${packageName.replace(/.*\//, '')}-${manifest.version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const filling = mkdtempSync(join(BROWSER_CACHE, 'unpacking-'));
  await fill(packageDir, filling);
  try {
    renameSync(filling, folder);
  } catch (error) {
    rmSync(filling, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
