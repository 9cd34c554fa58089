/**
 * Installs the other servers as their locks say, into a folder that git ignores. They are nobody's dependency: only this
 * bench ever runs them. None has to be compiled.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALLED, type Peer } from './peers.ts';

const LOCKS = join(import.meta.dirname, 'installed');

/** Is the server there, or could it be installed? */
export function install({ installed }: Peer): boolean {
  if (!installed) return true;
  const folder = join(INSTALLED, installed);
  const done = join(folder, 'done');
  if (existsSync(done)) return true;
  mkdirSync(folder, { recursive: true });
  cpSync(join(LOCKS, installed), folder, { recursive: true });
  console.error(`npm ci (${folder}) …`);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) writeFileSync(done, '');
  return status === 0;
}
