/** By their numbers: `npm run bench -- peers W4`. */
import type { Workload } from './workload.ts';
import { fanOut } from './workloads/fan-out.ts';
import { growth } from './workloads/growth.ts';
import { idleMemory } from './workloads/idle-memory.ts';
import { join } from './workloads/join.ts';
import { kill } from './workloads/kill.ts';
import { reconnectStorm } from './workloads/reconnect-storm.ts';
import { underWay } from './workloads/under-way.ts';

export const workloads = {
  W1: join,
  W2: fanOut,
  W3: idleMemory,
  W4: reconnectStorm,
  W5: kill,
  W6: growth,
  W7: underWay,
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;

export const isWorkloadName = (name: string): name is WorkloadName => name in workloads;
