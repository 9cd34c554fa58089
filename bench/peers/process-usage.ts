/** What a process and those it started use, read from /proc. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { sleep } from './pace.ts';

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
/** The preload by which a server of ours, or another's in Node, collects garbage when it is told. */
export const COLLECTOR = 'collect-on-signal.cjs';

/** '' where the process has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The process and its descendants. */
export function familyOf(pid: number): number[] {
  const family = [pid];
  for (const member of family) {
    let tasks: string[] = [];
    try {
      tasks = readdirSync(`/proc/${member}/task`);
    } catch {}
    for (const task of tasks) {
      const children = read(`/proc/${member}/task/${task}/children`).split(' ').filter(Boolean);
      family.push(...children.map(Number));
    }
  }
  return family;
}

/** User and system, so far. */
export const cpuSeconds = (pid: number): number =>
  familyOf(pid).reduce((sum, member) => {
    const fields = read(`/proc/${member}/stat`)
      .replace(/^.*\) /, '')
      .split(' ');
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
  }, 0);

/** MiB resident, once garbage is collected. */
export async function residentMiB(pid: number): Promise<number> {
  await sleep(1500);
  for (let round = 0; round < 2; round++) {
    for (const member of familyOf(pid)) if (collects(member)) process.kill(member, 'SIGUSR2');
    await sleep(1000);
  }
  const kib = familyOf(pid).map((member) => /VmRSS:\s+(\d+)/.exec(read(`/proc/${member}/status`))?.[1] ?? 0);
  return kib.reduce<number>((sum, each) => sum + Number(each), 0) / 1024;
}

/** Others would end at the signal. */
function collects(pid: number): boolean {
  try {
    const isNode = basename(readlinkSync(`/proc/${pid}/exe`)) === 'node';
    return isNode && read(`/proc/${pid}/environ`).includes(COLLECTOR);
  } catch {
    return false;
  }
}

/** Seconds so far in which the two processors that are measured were given to another machine. */
export const stolenSeconds = (): number =>
  [...read('/proc/stat').matchAll(/^cpu[01] .*$/gm)].reduce(
    (sum, [line]) => sum + Number(line.split(/ +/)[8]) / TICKS,
    0,
  );
