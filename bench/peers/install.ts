/**
 * Installs the other servers as their locks say, into a folder that git ignores. They are nobody's dependency: only this
 * bench ever runs them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INSTALLED, type Peer } from './peers.ts';

const LOCKS = join(import.meta.dirname, 'installed');
/** Of the Node that runs them, where the project brought it: what has to be compiled is compiled for it. */
const NODE = dirname(dirname(process.execPath));

/** undefined if the server is there or could be installed, else why not. */
export function install({ needs }: Peer): string | undefined {
  if (!needs) return undefined;
  const folder = join(INSTALLED, needs.folder);
  mkdirSync(folder, { recursive: true });
  cpSync(join(LOCKS, needs.folder), folder, { recursive: true });
  if (!once(folder, 'installed', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']))
    return 'it could not be installed';
  if (needs.compiled && !once(folder, `compiled-${needs.compiled}`, compiling(needs.compiled)))
    return `${needs.compiled} could not be compiled, which takes a C++ compiler, make and python3`;
  return undefined;
}

function compiling(name: string): string[] {
  const headers = existsSync(join(NODE, 'include/node')) ? [`--nodedir=${NODE}`] : [];
  return ['rebuild', name, '--ignore-scripts=false', ...headers];
}

/** Runs npm, and not again once it has worked. */
function once(cwd: string, done: string, args: readonly string[]): boolean {
  const mark = join(cwd, done);
  if (existsSync(mark)) return true;
  console.error(`npm ${args.slice(0, 2).join(' ')} (${cwd}) …`);
  const { status } = spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) writeFileSync(mark, '');
  return status === 0;
}
