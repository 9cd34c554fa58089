/** One workload against one server, in a process of its own: `one.ts W4 yws FILE`. */
import { writeFileSync } from 'node:fs';
import { MeasuredServer } from './measured-server.ts';
import { isPeerName, type Peer, peerOf, versionsOf } from './peers.ts';
import { Findings, type Report } from './report.ts';
import type { Workload } from './workload.ts';
import { isWorkloadName, workloads } from './workloads.ts';

const [name = '', peerName = '', file = ''] = process.argv.slice(2);
if (!isWorkloadName(name) || !isPeerName(peerName) || file === '') {
  console.error('usage: one.ts WORKLOAD SERVER FILE');
  process.exit(2);
}

const workload: Workload = workloads[name];
const peer = peerOf(peerName);
const server = new MeasuredServer(peer);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.kill().finally(() => process.exit(3)));
}

const found = new Findings();
const without = unfit(workload, peer) ?? (await workload.run({ server, found }).then(noTrouble, trouble));
await server.dispose();
const { metrics, notes } = found;
const versions = versionsOf(peer);
const report: Report = {
  workload: name,
  title: workload.title,
  peer: peerName,
  versions,
  metrics,
  notes,
  without,
};
writeFileSync(file, JSON.stringify(report));
process.exit(0);

function unfit({ needs }: Workload, { keeps }: Peer): string | undefined {
  if (needs === 'nothing' || keeps === 'disk' || keeps === needs) return undefined;
  return keeps === 'nothing' ? 'it keeps no documents' : 'it keeps nothing on disk';
}

function noTrouble(): undefined {
  return undefined;
}

function trouble(error: unknown): string {
  console.error(error, server.lastWords());
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
