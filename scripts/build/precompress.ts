import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below it the saving is smaller than what the header costs. */
const WORTH_IT = 512;

/** Writes `.br` and `.gz` beside each text file of a folder, as small as they get: once, not per request. */
export async function precompress(dir: string): Promise<void> {
  const names = globSync('**/*.{html,txt,js,css,svg,json,wasm,webmanifest}', { cwd: dir });
  await Promise.all(names.map((name) => precompressFile(join(dir, name))));
}

async function precompressFile(file: string): Promise<void> {
  const body = await readFile(file);
  if (body.length < WORTH_IT) return;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
