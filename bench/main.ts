/**
 * Measures what docs/performance.md sets bars for. Needs a built app: npm run build. Figures are of this machine, in
 * this run. Ends with 1 where a bar does not hold.
 */
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureColdOpen } from './cold-open.ts';
import { type Figure, holds } from './figure.ts';
import { measureGuard } from './guard.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureOfflineStart } from './offline-start.ts';
import { measurePeers } from './peers/measure-peers.ts';
import { measureRecord } from './record.ts';
import { measureResponsiveness } from './responsiveness.ts';
import { measureSealing } from './sealing.ts';
import { measureStalledReaders } from './stalled-readers.ts';
import { measureTopics } from './topics.ts';

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  guard: measureGuard,
  acknowledgement: measureAcknowledgement,
  'cold-open': measureColdOpen,
  'stalled-readers': measureStalledReaders,
  record: measureRecord,
  sealing: measureSealing,
  topics: measureTopics,
  'offline-start': measureOfflineStart,
  lighthouse: measureLighthouse,
  responsiveness: measureResponsiveness,
};

/** Takes half an hour, installs other servers, and has words of its own: only when it is asked for. */
const peers = process.argv[2] === 'peers' ? { peers: () => measurePeers(process.argv.slice(3)) } : undefined;

const asked = peers ? [] : process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; one of peers, ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
const rounded = (value: number): number => Number(value.toPrecision(3));
const barOf = ({ bar, least, unit }: Figure): string => {
  if (bar !== undefined) return `≤ ${bar} ${unit}`;
  return least === undefined ? '' : `≥ ${least} ${unit}`;
};
let broken = 0;
for (const [name, measure] of Object.entries(peers ?? parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figures = await measure();
  console.log(`\n${name}`);
  console.table(
    figures.map((figure) => ({
      what: figure.what,
      measured: `${rounded(figure.value)} ${figure.unit}`,
      bar: barOf(figure),
      holds: barOf(figure) === '' ? '' : holds(figure) ? 'yes' : 'NO',
    })),
  );
  broken += figures.filter((figure) => !holds(figure)).length;
}
if (broken > 0) console.error(`${broken} bars do not hold`);
process.exit(broken > 0 ? 1 : 0);
