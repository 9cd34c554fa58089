/**
 * Pavilion beside other servers for Yjs, in one run on one machine: `npm run bench -- peers [W4 …] [yws …] [--repeat 3]`.
 * One after the other: the server on the first processor, the load on the second.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from '../figure.ts';
import { Comparison } from './comparison.ts';
import { install } from './install.ts';
import { INSTALLED, isPeerName, type PeerName, peerNames, peerOf } from './peers.ts';
import type { Report } from './report.ts';
import { isWorkloadName, type WorkloadName, workloads } from './workloads.ts';

const LONGEST_MS = 15 * 60 * 1000;
const RESULTS = join(INSTALLED, 'results.md');

interface Asked {
  readonly workloads: readonly WorkloadName[];
  readonly peers: readonly PeerName[];
  readonly repeat: number;
}

/** `args`: workloads and servers by name, all of them where none is named. */
export async function measurePeers(args: readonly string[]): Promise<Figure[]> {
  const asked = read(args);
  const there = asked.peers.filter((peer) => install(peerOf(peer)));
  for (const peer of asked.peers)
    if (!there.includes(peer)) console.error(`${peer} is left out: it could not be installed`);
  const reports: Report[] = [];
  for (const workload of asked.workloads) {
    // Repeats outside, so that a slow change of the machine meets all of them.
    for (let round = 1; round <= asked.repeat; round++) {
      for (const peer of there) {
        console.error(`${workload} ${peer}${asked.repeat > 1 ? `, round ${round}` : ''}`);
        reports.push(...measureOne(workload, peer));
      }
    }
  }
  const comparison = new Comparison(reports);
  const text = `${comparison.tables()}\n${machine(reports)}\n`;
  writeFileSync(RESULTS, text);
  console.log(text);
  return comparison.figures();
}

function read(args: readonly string[]): Asked {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { repeat: { type: 'string', default: '1' } },
  });
  const unknown = positionals.filter((name) => !isWorkloadName(name) && !isPeerName(name));
  if (unknown.length > 0) {
    const known = [...Object.keys(workloads), ...peerNames].join(', ');
    console.error(`no such workload or server: ${unknown.join(', ')}; one of ${known}`);
    process.exit(1);
  }
  const asked = positionals.filter(isWorkloadName);
  const peers = positionals.filter(isPeerName);
  return {
    workloads: asked.length > 0 ? asked : (Object.keys(workloads) as WorkloadName[]),
    peers: peers.length > 0 ? peers : peerNames,
    repeat: Number(values.repeat),
  };
}

const LOAD_CPU = '1';

/** In a process of its own, so that each begins alike. */
function measureOne(workload: WorkloadName, peer: PeerName): Report[] {
  mkdirSync(INSTALLED, { recursive: true });
  const file = join(INSTALLED, 'report.json');
  rmSync(file, { force: true });
  const one = join(import.meta.dirname, 'one.ts');
  spawnSync('taskset', ['-c', LOAD_CPU, process.execPath, one, workload, peer, file], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LONGEST_MS,
  });
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Report] : [];
}

function machine(reports: readonly Report[]): string {
  const versions = new Map(reports.map(({ peer, versions }) => [peer, versions.join(', ')]));
  const processors = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  return [
    `${processors}, Node ${process.versions.node}. In brackets: the value over Pavilion's.`,
    ...[...versions].map(([peer, text]) => `- ${peer}: ${text}`),
  ].join('\n');
}
